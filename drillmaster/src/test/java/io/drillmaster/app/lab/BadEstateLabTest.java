package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.plan.Estate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An estate that is not as its file says is refused by a sentence, before anything is touched. */
@Tag("lab")
class BadEstateLabTest extends OnTheLab {

    private static final String WRONG = "not-the-password-4711";

    @Test
    void a_host_that_cannot_be_reached_is_named() throws IOException {
        String address = hands.management().getOrDefault("wit-1", "");
        String nobody = address.replaceFirst("\\.\\d+$", ".250");

        assertThat(refused(edited("management: " + address, "management: " + nobody)))
                .contains("wit-1", nobody);
    }

    @Test
    void a_key_that_no_host_knows_is_named() throws Exception {
        Path key = newKey();

        assertThat(refused(edited("key: " + ssh().key(), "key: " + key)))
                .contains(key.toString(), "nyc-db1");
    }

    @Test
    void a_host_key_that_changed_is_named_with_its_host() throws Exception {
        String other =
                Files.readString(Path.of(newKey() + ".pub")).replaceAll("^\\S+ (\\S+).*\\s*", "$1");
        String address = hands.management().getOrDefault("nyc-db2", "");
        Path known = home.resolve("known_hosts");
        Files.write(
                known,
                Files.readAllLines(Path.of(ssh().knownHosts())).stream()
                        .map(line ->
                                line.startsWith(address + " ") || line.contains("nyc-db2")
                                        ? line.replaceFirst("(ssh-ed25519 )\\S+", "$1" + other)
                                        : line)
                        .toList());

        assertThat(refused(edited("known-hosts: " + ssh().knownHosts(), "known-hosts: " + known)))
                .contains("nyc-db2", known.toString())
                .containsIgnoringCase("host key");
    }

    @Test
    void a_wrong_password_of_the_database_is_named_by_its_secret() throws IOException {
        assertThat(refused(withAWrong("monitoring"))).contains("monitoring");
    }

    @Test
    void a_wrong_password_of_the_client_is_named_by_its_secret() throws IOException {
        assertThat(refused(withAWrong("hft_user"))).contains("user hft_user", "SQLSTATE 28P01");
    }

    @Test
    void an_estate_without_a_vantage_is_told_that_nobody_could_watch() throws IOException {
        assertThat(refused(edited("vantage: client-1\n", ""))).contains("vantage");
    }

    /** The estate with a secret that is not the right one. */
    private Path withAWrong(String secret) throws IOException {
        Path wrong = Files.writeString(home.resolve(secret), WRONG);
        Files.setPosixFilePermissions(wrong, PosixFilePermissions.fromString("rw-------"));
        Path right = lab.estateFile().resolveSibling("secrets").resolve(secret);
        return edited("file: " + right, "file: " + wrong);
    }

    private Path edited(String passage, String otherwise) throws IOException {
        String estate = Files.readString(lab.estateFile());
        assertThat(estate).contains(passage);
        return Files.writeString(home.resolve("estate.yaml"), estate.replace(passage, otherwise));
    }

    /** What a drill on such an estate is told. */
    private String refused(Path estate) {
        Command.Ended ended = product().drill(estate, "power").end(Product.DRILL);

        assertThat(ended.exit()).as(ended.err()).isIn(2, 5);
        assertThat(json(ended).path("verdict").asString()).isEqualTo("none");
        assertThat(ended.err()).containsIgnoringCase("nothing was touched").doesNotContain(WRONG);
        assertThat(product().folders()).isEmpty();
        lab.secrets()
                .values()
                .forEach(secret -> assertThat(ended.out() + ended.err()).doesNotContain(secret));
        return ended.err();
    }

    private Path newKey() throws Exception {
        Path key = home.resolve("another-key");
        Process made =
                new ProcessBuilder(
                                "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                        .start();
        assertThat(made.waitFor()).isZero();
        return key;
    }

    private Estate.Ssh ssh() {
        return lab.estate().ssh().orElseThrow();
    }
}
