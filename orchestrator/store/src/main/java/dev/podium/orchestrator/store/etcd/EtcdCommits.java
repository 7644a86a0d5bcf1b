package dev.podium.orchestrator.store.etcd;

import dev.podium.orchestrator.store.ClusterStore.CommitResult;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.LeaseEndedException;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.Transaction.Operation;
import dev.podium.orchestrator.store.etcd.EtcdFailures.NoSuchLeaseException;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.Txn;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.DeleteOption;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Transactions, each one request: if no guard fails the operations, else a look at what the guards are about. */
final class EtcdCommits {
    private static final GetOption WITHOUT_VALUE =
            GetOption.builder().withKeysOnly(true).build();

    private final EtcdConnection connection;
    private final EtcdKeys keys;
    private final WriterMark mark;

    EtcdCommits(EtcdConnection connection, EtcdKeys keys, WriterMark mark) {
        this.connection = connection;
        this.keys = keys;
        this.mark = mark;
    }

    CommitResult commit(Transaction transaction) {
        while (true) {
            WriterMark.Stand stand = mark.settled();
            TxnResponse answer = ask(transaction, stand);
            if (answer.isSucceeded()) {
                return new CommitResult.Committed(answer.getHeader().getRevision());
            }
            Optional<Guard> broken = broken(transaction.guards(), answer.getGetResponses());
            if (broken.isPresent()) {
                return new CommitResult.Conflict(broken.get());
            }
            // Then it was the mark: it was written anew, or wiped, between our look at it and the commit.
            mark.moved(stand);
        }
    }

    private TxnResponse ask(Transaction transaction, WriterMark.Stand stand) {
        try {
            return connection.call(client -> request(client, transaction, stand));
        } catch (NoSuchLeaseException e) {
            throw new LeaseEndedException(lease(transaction));
        } catch (StoreUnavailableException e) {
            mark.answerLost();
            throw e;
        }
    }

    private CompletableFuture<TxnResponse> request(Client client, Transaction transaction, WriterMark.Stand stand) {
        Cmp[] conditions = Stream.concat(
                        Stream.of(stand.unchanged(mark.key())),
                        transaction.guards().stream().map(this::condition))
                .toArray(Cmp[]::new);
        Op[] writes = transaction.operations().stream().map(this::write).toArray(Op[]::new);
        Op[] looks = transaction.guards().stream()
                .map(guard -> Op.get(keys.of(guard.key()), WITHOUT_VALUE))
                .toArray(Op[]::new);
        Txn txn = client.getKVClient().txn();
        return txn.If(conditions).Then(writes).Else(looks).commit();
    }

    private Cmp condition(Guard guard) {
        CmpTarget<?> target = switch (guard) {
            case Guard.Unchanged(String key, long revision) -> CmpTarget.modRevision(revision);
            case Guard.Absent absent -> CmpTarget.createRevision(0);
            case Guard.CreatedAt(String key, long revision) -> CmpTarget.createRevision(revision);
        };
        return new Cmp(keys.of(guard.key()), Cmp.Op.EQUAL, target);
    }

    private Op write(Operation operation) {
        return switch (operation) {
            case Operation.Put(String key, byte[] value, OptionalLong lease) ->
                Op.put(
                        keys.of(key),
                        PackedValue.pack(value),
                        lease.isPresent()
                                ? PutOption.builder()
                                        .withLeaseId(lease.getAsLong())
                                        .build()
                                : PutOption.DEFAULT);
            case Operation.Delete(String key) -> Op.delete(keys.of(key), DeleteOption.DEFAULT);
        };
    }

    private static Optional<Guard> broken(List<Guard> guards, List<GetResponse> looks) {
        for (int i = 0; i < guards.size(); i++) {
            Optional<KeyValue> found = looks.get(i).getKvs().stream().findFirst();
            boolean holds = switch (guards.get(i)) {
                case Guard.Unchanged(String key, long revision) ->
                    found.filter(kv -> kv.getModRevision() == revision).isPresent();
                case Guard.Absent absent -> found.isEmpty();
                case Guard.CreatedAt(String key, long revision) ->
                    found.filter(kv -> kv.getCreateRevision() == revision).isPresent();
            };
            if (!holds) {
                return Optional.of(guards.get(i));
            }
        }
        return Optional.empty();
    }

    private static long lease(Transaction transaction) {
        return transaction.operations().stream()
                .flatMapToLong(operation -> switch (operation) {
                    case Operation.Put put -> put.lease().stream();
                    case Operation.Delete delete -> OptionalLong.empty().stream();
                })
                .findFirst()
                .orElse(0);
    }
}
