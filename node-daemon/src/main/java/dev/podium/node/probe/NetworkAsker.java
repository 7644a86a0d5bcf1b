package dev.podium.node.probe;

import dev.podium.orchestrator.model.workload.Probe.Check;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks over the network: a connection, or a GET of which only the status counts.
 *
 * <p>Every question has a connection of its own, so that an answer says something about the task and not about a pool.
 */
final class NetworkAsker {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})\\b.*");
    private static final int LONGEST_STATUS_LINE = 1024;
    private static final int MOST_TO_DRAIN = 64 * 1024;
    private static final Duration LONGEST_DRAIN = Duration.ofMillis(50);

    Answer tcp(String address, Check.Tcp check, Duration timeout) {
        String what = "connection to port " + check.port();
        try (Socket socket = new Socket()) {
            connect(socket, address, check.port(), new Deadline(timeout));
            return Answer.yes(what + ": accepted");
        } catch (IOException e) {
            return Answer.no(what + ": " + inWords(e, timeout));
        }
    }

    Answer http(String address, Check.Http check, Duration timeout) {
        String what = "GET " + check.path() + " on port " + check.port();
        try (Socket socket = new Socket()) {
            Deadline deadline = new Deadline(timeout);
            connect(socket, address, check.port(), deadline);
            socket.getOutputStream().write(request(address, check).getBytes(StandardCharsets.US_ASCII));
            String line = statusLine(socket, deadline);
            drain(socket);
            return judge(what, line);
        } catch (IOException e) {
            return Answer.no(what + ": " + inWords(e, timeout));
        }
    }

    private static void connect(Socket socket, String address, int port, Deadline deadline) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(address, port), deadline.remainingMillis());
    }

    private static String request(String address, Check.Http check) {
        return "GET " + check.path() + " HTTP/1.1\r\nHost: " + address + ":" + check.port()
                + "\r\nUser-Agent: podium-probe\r\nAccept: */*\r\nConnection: close\r\n\r\n";
    }

    private static Answer judge(String what, String line) {
        Matcher matcher = STATUS_LINE.matcher(line);
        if (!matcher.matches()) {
            return Answer.no(what + ": the answer is not HTTP");
        }
        int status = Integer.parseInt(matcher.group(1));
        String words = what + ": status " + status;
        return status >= 200 && status < 400 ? Answer.yes(words) : Answer.no(words);
    }

    private static String statusLine(Socket socket, Deadline deadline) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        while (line.length() < LONGEST_STATUS_LINE) {
            socket.setSoTimeout(deadline.remainingMillis());
            int next = in.read();
            if (next < 0) {
                if (line.isEmpty()) {
                    throw new IOException("the connection was closed without an answer");
                }
                break;
            }
            if (next == '\n') {
                break;
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** Reads a little of the rest: closing with unread bytes would reset the connection and fill the app's log. */
    private static void drain(Socket socket) throws IOException {
        Deadline deadline = new Deadline(LONGEST_DRAIN);
        byte[] buffer = new byte[4096];
        try {
            for (int drained = 0; drained < MOST_TO_DRAIN; ) {
                socket.setSoTimeout(deadline.remainingMillis());
                int read = socket.getInputStream().read(buffer);
                if (read < 0) {
                    return;
                }
                drained += read;
            }
        } catch (SocketTimeoutException enough) {
            return; // The status has been read; the rest is a courtesy.
        }
    }

    private static String inWords(IOException e, Duration timeout) {
        return switch (e) {
            case SocketTimeoutException _ -> "no answer within " + inWords(timeout);
            case NoRouteToHostException _ -> "no route to the task's address";
            case ConnectException _ -> "connection refused";
            default ->
                Optional.ofNullable(e.getMessage()).orElse("broken connection").toLowerCase(java.util.Locale.ROOT);
        };
    }

    static String inWords(Duration timeout) {
        return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
    }

    /** One limit for all steps of a question. */
    private static final class Deadline {
        private final long end;

        Deadline(Duration limit) {
            end = System.nanoTime() + limit.toNanos();
        }

        int remainingMillis() throws SocketTimeoutException {
            long remaining = (end - System.nanoTime() + 999_999) / 1_000_000;
            if (remaining <= 0) {
                throw new SocketTimeoutException();
            }
            return (int) Math.min(remaining, Integer.MAX_VALUE);
        }
    }
}
