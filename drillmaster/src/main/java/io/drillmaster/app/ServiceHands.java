package io.drillmaster.app;

import io.drillmaster.connector.Connector;
import io.drillmaster.connector.address.AddressConnector;
import io.drillmaster.connector.address.VirtualAddress;
import io.drillmaster.connector.alertmanager.AlertmanagerConnector;
import io.drillmaster.connector.dns.DnsConnector;
import io.drillmaster.connector.dns.DnsZone;
import io.drillmaster.connector.fix.FixConnector;
import io.drillmaster.connector.fix.FixGateways;
import io.drillmaster.connector.http.Servers;
import io.drillmaster.connector.mail.MailConnector;
import io.drillmaster.connector.mail.Post;
import io.drillmaster.connector.prometheus.PrometheusConnector;
import io.drillmaster.connector.redis.RedisConnector;
import io.drillmaster.connector.redis.RedisGroup;
import io.drillmaster.connector.s3.S3Archive;
import io.drillmaster.connector.s3.S3Connector;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.ServiceKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The connectors of an estate's named services, one line for each kind. */
final class ServiceHands {

    private final Estate estate;
    private final Secrets secrets;
    private final Places places;

    ServiceHands(Estate estate, Secrets secrets) {
        this.estate = estate;
        this.secrets = secrets;
        this.places = new Places(estate);
    }

    List<Connector> all(RemoteShell shell, InstantSource clock) {
        return List.of(
                new RedisConnector(of(ServiceKind.REDIS, this::redis)),
                new DnsConnector(of(ServiceKind.DNS, this::dns), places.reached()),
                new S3Connector(of(ServiceKind.S3, this::archive), shell),
                new FixConnector(of(ServiceKind.FIX, this::fix)),
                new PrometheusConnector(of(ServiceKind.PROMETHEUS, this::servers), clock),
                new AlertmanagerConnector(of(ServiceKind.ALERTMANAGER, this::servers), clock),
                new MailConnector(of(ServiceKind.MAIL, this::post), shell, clock),
                new AddressConnector(of(ServiceKind.ADDRESS, ServiceHands::address), shell));
    }

    private <A> List<A> of(ServiceKind kind, Function<Estate.Service, A> each) {
        return estate.services(kind).values().stream().map(each).toList();
    }

    private S3Archive archive(Estate.Service service) {
        String host = places.management().getOrDefault(service.hosts().getFirst(), "");
        String scheme = service.port() == 443 ? "https" : "http";
        return new S3Archive(
                service.name(),
                URI.create("%s://%s:%d".formatted(scheme, host, service.port())),
                service.setting("bucket"),
                service.setting("region"),
                secrets.file(service.setting("access-key")),
                secrets.file(service.setting("secret-key")));
    }

    private DnsZone dns(Estate.Service names) {
        return DnsZone.of(
                names.name(),
                places.at(names.hosts()),
                names.port(),
                names.setting("zone"),
                new DnsZone.TsigKey(names.setting("key"), secrets.file(names.setting("secret"))));
    }

    private static VirtualAddress address(Estate.Service address) {
        return new VirtualAddress(address.name(), address.hosts(), address.setting("address"));
    }

    private Servers servers(Estate.Service service) {
        return Servers.of(service.name(), places.at(service.hosts(), service.port()));
    }

    private Post post(Estate.Service service) {
        return new Post(
                service.name(),
                new TreeMap<>(places.at(service.hosts())),
                service.port(),
                service.setting("from"),
                estate.contacts());
    }

    private RedisGroup redis(Estate.Service service) {
        return RedisGroup.of(
                service.name(),
                places.at(service.hosts()),
                places.reached(),
                service.port(),
                password(service));
    }

    private FixGateways fix(Estate.Service service) {
        return new FixGateways(
                service.name(),
                service.hosts(),
                places.at(service.hosts()),
                service.port(),
                service.setting("sender"),
                service.setting("target"),
                password(service));
    }

    private Optional<Path> password(Estate.Service service) {
        return Optional.of(service.setting("password"))
                .filter(name -> !name.isEmpty())
                .map(secrets::file);
    }
}
