# Prints the table of features.tsv with the results of the tests in place of their names. Ends with 1 if one has failed or
# was not run, or if a test stands in no row.

BEGIN {
    FS = "\t"
    split(editors, chosen, " ")
    for (i in chosen) {
        file = results "/" chosen[i]
        while ((getline line < file) > 0) {
            name = substr(line, index(line, " ") + 1)
            result[chosen[i], name] = line ~ /^ok / ? "ok" : "FAILED"
        }
        is_chosen[chosen[i]] = 1
    }
}

/^#/ { next }

!is_headed { print_row("feature", "VS Code", "Neovim"); is_headed = 1 }

{ print_row($1, cell("vscode", $2), cell("neovim", $3)) }

END {
    for (key in result) {
        split(key, part, SUBSEP)
        if (!((part[1], part[2]) in is_listed) && result[key] == "FAILED") {
            print part[1] ": FAILED: " part[2]
            is_wrong = 1
        }
    }
    if (is_wrong) {
        print "What failed is told in " results "/*.log"
    }
    exit is_wrong
}

function cell(editor, names,    all, count, i, worst) {
    if (names ~ /^-/) {
        return substr(names, 3)
    }
    if (!(editor in is_chosen)) {
        return "not run"
    }
    worst = "ok"
    count = split(names, all, / \+ /)
    for (i = 1; i <= count; i++) {
        is_listed[editor, all[i]] = 1
        if (result[editor, all[i]] != "ok") {
            worst = result[editor, all[i]] == "" ? "NOT RUN" : "FAILED"
            is_wrong = 1
        }
    }
    return worst
}

function print_row(feature, vscode, neovim) {
    printf "%-48s  %-30s  %s\n", feature, vscode, neovim
}
