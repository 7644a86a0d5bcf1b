package dev.podium.node.router;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An HTTP client that hides nothing: no retry, one connection kept as long as the router keeps it.
 *
 * <p>It opens a new connection only after the router announced that it closes this one.
 */
final class Client implements AutoCloseable {
    private final InetSocketAddress router;
    private Socket socket = new Socket();

    Client(InetSocketAddress router) {
        this.router = router;
        this.socket = new Socket();
    }

    /** One answer. */
    record Answer(int status, String head, String body) {
        /** The first word of the body: the app that answered. */
        String app() {
            return body.split(" ", 2)[0];
        }
    }

    Answer get(String host, String path, String... headers) throws IOException {
        return send("GET", host, path, headers);
    }

    Answer send(String method, String host, String path, String... headers) throws IOException {
        if (!socket.isConnected() || socket.isClosed()) {
            socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            socket.connect(router, 5_000);
        }
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        String head = head(socket.getInputStream());
        String lower = head.toLowerCase(Locale.ROOT);
        int length = Integer.parseInt(lower.split("content-length: ", 2)[1].split("\r\n", 2)[0]);
        String body = new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
        if (lower.contains("\r\nconnection: close")) {
            socket.close();
        }
        return new Answer(Integer.parseInt(head.split(" ", 3)[1]), head, body);
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection was closed after " + head.size() + " bytes");
            }
            head.write(next);
            matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
