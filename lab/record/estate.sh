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
        EDGE_LIST=$(hosts_with haproxy | yaml_list)
        WRITE_LIST=$(hosts_with haproxy | yaml_list :5000)
        READ_LIST=$(hosts_with haproxy | yaml_list :5001)
        CONSUL_LIST=$(hosts_with consul | yaml_list)
    }
    render "$LAB_HOME/record/estate.yaml.template"
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
