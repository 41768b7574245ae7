package io.drillmaster.connector.backup;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;

/** What can be asked of backups, and done with them. */
final class BackupVerbs {

    private static final Argument FOLDER =
            new Argument("folder", true, "where the backups lie on the host");
    private static final Argument PLACE =
            new Argument(
                    "place",
                    false,
                    "where the restore host keeps what is brought; " + Place.STANDARD + " if not");
    private static final Argument DATABASE =
            new Argument("database", true, "the database of the estate that was backed up");

    private BackupVerbs() {}

    static Verb newest() {
        return Verb.reads(
                        "backup.newest",
                        TargetKind.HOST,
                        LookScript.dumpFacts(),
                        "Looks at the newest dump of a folder: its age, its checksum, and whether"
                                + " pg_restore can list it.")
                .taking(FOLDER);
    }

    static Verb base() {
        return Verb.reads(
                        "backup.base",
                        TargetKind.HOST,
                        LookScript.baseFacts(),
                        "Looks at the newest base backup of a folder: its age, its manifest, and"
                                + " whether its archives can be listed.")
                .taking(FOLDER);
    }

    static Verb isolation() {
        return Verb.reads(
                        "backup.isolation",
                        TargetKind.HOST,
                        IsolationScript.FACTS,
                        "Tries, from a host, every other host of the estate at each of its"
                                + " addresses, and counts what it reached.")
                .taking(
                        new Argument(
                                "except",
                                false,
                                "hosts that it may reach, such as where backups lie, parted by"
                                        + " commas"));
    }

    static Verb fetch() {
        return Verb.changes(
                        "backup.fetch",
                        TargetKind.HOST,
                        "Brings the newest backup of another host's folder here, through the"
                                + " coordinator, and checks it on arrival.")
                .taking(
                        new Argument("from", true, "the host on which the backups lie"),
                        FOLDER,
                        new Argument(
                                "wal",
                                false,
                                "where the logs lie; with it, a base backup is brought"),
                        PLACE)
                .telling("name", "size", "files");
    }

    static Verb restore() {
        return Verb.changes(
                        "backup.restore",
                        TargetKind.HOST,
                        "Restores what this drill brought here into a server of its own, which"
                                + " takes writes in the end.")
                .taking(
                        new Argument(
                                "back",
                                false,
                                "seconds before now to which a base backup is rolled forward; all"
                                        + " the log there is, if not"),
                        PLACE)
                .telling(RestoreScript.FACTS.toArray(String[]::new));
    }

    static Verb age() {
        return Verb.reads(
                        "backup.age",
                        TargetKind.HOST,
                        RestoredAge.FACTS,
                        "Looks how old the data of the last restore is, by what is in it and what"
                                + " production has since.")
                .taking(
                        DATABASE,
                        new Argument(
                                "clocks",
                                true,
                                "columns that hold the time of writing, such as"
                                        + " orders.created_at, parted by commas"),
                        PLACE);
    }

    static Verb reconcile() {
        return Verb.changes(
                        "backup.reconcile",
                        TargetKind.HOST,
                        "Compares the last restore with production, row by row; it only reads, and"
                                + " is an act because it may read for long.")
                .taking(
                        DATABASE,
                        new Argument("tables", false, "which, parted by commas; all, if not"),
                        new Argument(
                                "kept",
                                false,
                                "tables from which production never deletes, parted by commas"),
                        PLACE)
                .telling(Compared.FACTS.toArray(String[]::new));
    }

    static Verb bringBack() {
        return Verb.changes(
                        "backup.bring-back",
                        TargetKind.HOST,
                        "Puts what a table held when it was restored last in the place of what"
                                + " production has in it, through the coordinator and in one"
                                + " transaction.")
                .taking(
                        DATABASE,
                        new Argument("table", true, "which one, such as audit.rules"),
                        PLACE)
                .telling(BroughtBack.FACTS.toArray(String[]::new));
    }

    static Verb discard() {
        return Verb.changes(
                        "backup.discard",
                        TargetKind.HOST,
                        "Stops what this drill restored on a host, and removes all that it brought"
                                + " there.")
                .taking(PLACE)
                .telling("removed");
    }

    static List<String> words(String text) {
        return List.of(text.split("\\s*,\\s*")).stream().filter(it -> !it.isBlank()).toList();
    }
}
