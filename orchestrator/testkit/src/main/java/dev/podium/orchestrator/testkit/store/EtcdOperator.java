package dev.podium.orchestrator.testkit.store;

import dev.podium.orchestrator.store.etcd.EtcdSettings;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.auth.Permission;
import io.etcd.jetcd.maintenance.StatusResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What an operator does to an etcd: compaction, users, a look at who leads. */
public final class EtcdOperator implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RealEtcd etcd;
    private final Client client;

    private EtcdOperator(RealEtcd etcd, Client client) {
        this.etcd = etcd;
        this.client = client;
    }

    public static EtcdOperator of(RealEtcd etcd) {
        return new EtcdOperator(
                etcd, Client.builder().endpoints(etcd.endpoints()).build());
    }

    /** Everything before the present revision is forgotten. */
    public void compact() {
        long revision = await(client.getKVClient().get(bytes("/"))).getHeader().getRevision();
        await(client.getKVClient().compact(revision));
    }

    /** The member that leads. */
    public EtcdMember leader() {
        for (EtcdMember member : etcd.members()) {
            StatusResponse status = await(
                    client.getMaintenanceClient().statusMember(member.client().toString()));
            if (status.getLeader() == status.getHeader().getMemberId()) {
                return member;
            }
        }
        throw new IllegalStateException("no member says that it leads");
    }

    /** From now on only known users may do anything, and {@code user} only below {@code settings}' prefix. */
    public void requireLogin(EtcdSettings settings, String user, String password) {
        var auth = client.getAuthClient();
        await(auth.userAdd(bytes("root"), bytes("root-secret")));
        await(auth.userGrantRole(bytes("root"), bytes("root")));
        await(auth.roleAdd(bytes("podium")));
        byte[] end = settings.prefix().getBytes(StandardCharsets.UTF_8);
        end[end.length - 1]++;
        await(auth.roleGrantPermission(
                bytes("podium"), bytes(settings.prefix()), ByteSequence.from(end), Permission.Type.READWRITE));
        await(auth.userAdd(bytes(user), bytes(password)));
        await(auth.userGrantRole(bytes(user), bytes("podium")));
        await(auth.authEnable());
    }

    @Override
    public void close() {
        client.close();
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("etcd did not do as its operator asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static ByteSequence bytes(String text) {
        return ByteSequence.from(text, StandardCharsets.UTF_8);
    }
}
