# shellcheck shell=bash
# estate.yaml: the lab described to the product as any estate would be.

write_estate() {
    estate_lines >"$LAB_FOLDER/estate.yaml.new"
    mv "$LAB_FOLDER/estate.yaml.new" "$LAB_FOLDER/estate.yaml"
}

estate_lines() {
    local site host
    printf 'estate: lab-%s\nkind: lab\nsites:\n' "$LAB_NAME"
    for site in "${SITES[@]}"; do
        printf '  %s: %s\n' "$site" "${SITE_ROLE[$site]}"
    done
    echo hosts:
    for host in "${HOSTS[@]}"; do
        printf '  %s: {site: %s, management: %s, address: %s}\n' "$host" "${SITE_OF[$host]}" \
            "$(management_address "$host")" "$(business_address "$host")"
    done
    # shellcheck disable=SC2034 # The template's names.
    {
        DB_LIST=$(hosts_with patroni | yaml_list)
        EDGE_LIST=$(edges | yaml_list)
        WRITE_LIST=$(edges | yaml_list :5000)
        READ_LIST=$(edges | yaml_list :5001)
        SECRET_LINES=$(secret_lines)
        SECRET_LINES=${SECRET_LINES:+$'\n'$SECRET_LINES}
        CONSUL_LIST=$(hosts_with consul | yaml_list)
    }
    render "$LAB_HOME/record/estate.yaml.template"
    service_lines
}

# yaml_list [SUFFIX]: the hosts on standard input as host1, host2 or "host1:5000", "host2:5000".
yaml_list() {
    local suffix=${1:-} quote='' host
    local -a items=()
    [ -z "$suffix" ] || quote='"'
    while read -r host; do
        items+=("$quote$host$suffix$quote")
    done
    join ', ' "${items[@]}"
}

# service_lines: what stands on the hosts of this part beside its databases, after record/services.table.
service_lines() {
    local name kind service settings site
    [ -n "$(hosts_with router)" ] || return 0
    echo services:
    while read -r name kind service _ settings; do
        [ -z "$(hosts_with "$service")" ] ||
            echo "  $name: {kind: $kind, hosts: [$(hosts_with "$service" | yaml_list)], $settings}"
    done < <(table "$LAB_HOME/record/services.table")
    for site in $(address_sites); do
        echo "  $site-address: {kind: address, hosts: [$(holders "$site" | yaml_list)]," \
            "address: $(virtual_address "$site")}"
    done
}

# secret_lines: the secrets of the services of this part.
secret_lines() {
    local name service secrets secret
    while read -r name _ service secrets _; do
        [ -n "$(hosts_with "$service")" ] && [ "$secrets" != - ] || continue
        for secret in ${secrets//,/ }; do
            echo "  $secret: {file: $LAB_FOLDER/secrets/$secret}"
        done
    done < <(table "$LAB_HOME/record/services.table")
}
