package io.drillmaster.connector.mail;

import io.drillmaster.connector.AtOnce;
import io.drillmaster.connector.Deadline;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One talk with a mail server, that never lasts longer than it may. */
final class Exchange {

    private static final String NAME = "drillmaster";

    private Exchange() {}

    /** What is said in a talk; it may end with an exception when the server is no help. */
    @FunctionalInterface
    interface Talk<T> {
        T with(Session session, SMTPTransport server) throws MessagingException;
    }

    /**
     * How a talk ended.
     *
     * @param said what was made of it, if it came to its end
     * @param connected whether the server greeted us
     * @param saidNo whether its last word was a no
     * @param why what went wrong, if something did
     */
    record Ended<T>(Optional<T> said, boolean connected, boolean saidNo, String why) {}

    static <T> Ended<T> talk(Post post, Deadline deadline, Talk<T> talk) {
        AtomicReference<String> greeted = new AtomicReference<>("");
        String host = post.host();
        return Optional.ofNullable(
                        AtOnce.all(
                                        List.of(host),
                                        _ -> talked(post, deadline, talk, greeted),
                                        deadline)
                                .get(host))
                .orElseGet(() ->
                        new Ended<>(
                                Optional.empty(),
                                !greeted.get().isEmpty(),
                                false,
                                "the mail server of %s did not answer in time".formatted(host)));
    }

    private static <T> Ended<T> talked(
            Post post, Deadline deadline, Talk<T> talk, AtomicReference<String> greeted) {
        Session session = session(post, deadline);
        try (SMTPTransport server = new SMTPTransport(session, new URLName("smtp://" + NAME))) {
            server.connect(post.addresses().getOrDefault(post.host(), ""), post.port(), "", "");
            greeted.set("yes");
            return new Ended<>(Optional.of(talk.with(session, server)), true, false, "");
        } catch (MessagingException e) {
            return new Ended<>(
                    Optional.empty(),
                    !greeted.get().isEmpty(),
                    saysNo(e),
                    "the mail server of %s: %s".formatted(post.host(), reason(e)));
        }
    }

    /** Every wait of the library is bounded too, so that no thread outlives its talk for long. */
    private static Session session(Post post, Deadline deadline) {
        String millis = String.valueOf(Math.max(1, deadline.left().toMillis()));
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", NAME);
        properties.setProperty("mail.smtp.from", post.from());
        properties.setProperty("mail.smtp.auth", "false");
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        // A goodbye that is not answered must not keep anybody waiting.
        properties.setProperty("mail.smtp.quitwait", "false");
        return Session.getInstance(properties);
    }

    /**
     * A server that answers 4xx or 5xx did not do what it was asked; a broken line is no answer.
     */
    private static boolean saysNo(MessagingException e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            boolean no =
                    switch (at) {
                        case SMTPSendFailedException failed -> failed.getReturnCode() >= 400;
                        case SMTPAddressFailedException failed -> failed.getReturnCode() >= 400;
                        default -> false;
                    };
            if (no) {
                return true;
            }
        }
        return false;
    }

    private static String reason(MessagingException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = String.valueOf(root.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
        return said.equals("null") ? root.toString() : said;
    }
}
