package io.drillmaster.connector.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicBoolean;

/** A message that remembers whether any of its text was ever handed to a server. */
final class Letter extends MimeMessage {

    private final AtomicBoolean begun;
    private final Instant now;

    /**
     * A letter about to be sent.
     *
     * @param begun becomes true when its text leaves; from then on it may have arrived
     */
    Letter(Session session, AtomicBoolean begun, Instant now) {
        super(session);
        this.begun = begun;
        this.now = now;
    }

    /**
     * Fills it.
     *
     * @param mark stands in the subject and at the end of the text, so that it can be found
     */
    Letter write(String from, Address[] to, String subject, String text, String mark)
            throws MessagingException {
        String utf8 = StandardCharsets.UTF_8.name();
        setFrom(new InternetAddress(from));
        setRecipients(RecipientType.TO, to);
        setSubject("%s [%s]".formatted(subject, mark), utf8);
        setText("%s%n%nmark: %s%n".formatted(text, mark), utf8);
        setHeader(
                "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        saveChanges();
        return this;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        begun.set(true);
        super.writeTo(out, ignored);
    }
}
