# shellcheck shell=bash
# Templates: @NAME@ stands for the shell variable NAME.

# render TEMPLATE: the template with every @NAME@ replaced; an unknown name is an error.
render() {
    local text token name
    text=$(<"$1")
    while [[ $text =~ @([A-Z][A-Z0-9_]*)@ ]]; do
        token=${BASH_REMATCH[0]} name=${BASH_REMATCH[1]}
        [ -n "${!name+set}" ] || fail "the template $1 asks for $name, which nothing sets."
        text=${text//"$token"/"${!name}"}
    done
    printf '%s\n' "$text"
}
