package dev.podium.node.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The whole program of a sandbox: a static Linux executable that waits for ever.
 *
 * <p>Layout (ELF-64, little endian): file header, one loadable segment, code. Format: System V ABI, chapters 4 and 5. The code
 * is a loop around one system call, {@code pause} on x86-64 and {@code ppoll} without a deadline on AArch64, which has no pause.
 */
final class PauseProgram {
    private static final int FILE_HEADER = 64;
    private static final int SEGMENT_HEADER = 56;
    private static final int CODE_AT = FILE_HEADER + SEGMENT_HEADER;
    private static final long ADDRESS = 0x40_0000;
    private static final int READ_AND_EXECUTE = 5;
    private static final int PAGE = 0x1_0000;

    private static final short X86_64 = 62;
    private static final short AARCH64 = 183;

    private PauseProgram() {}

    /**
     * @param arch as the engine names it: {@code x86_64} or {@code aarch64}
     * @throws IllegalArgumentException for any other
     */
    static boolean isArm(String arch) {
        return switch (arch) {
            case "x86_64", "amd64" -> false;
            case "aarch64", "arm64" -> true;
            default ->
                throw new IllegalArgumentException(
                        "no sandbox program for processor architecture \"" + arch + "\": expected x86_64 or aarch64");
        };
    }

    static byte[] x8664() {
        return executable(X86_64, x86());
    }

    static byte[] aarch64() {
        return executable(AARCH64, arm());
    }

    private static byte[] x86() {
        return new byte[] {
            (byte) 0xb8,
            0x22,
            0,
            0,
            0, // mov eax, 34 (pause)
            0x0f,
            0x05, // syscall
            (byte) 0xeb,
            (byte) 0xf7 // jmp to the start
        };
    }

    private static byte[] arm() {
        int[] code = {
            0xd2800000, // mov x0, 0: no file descriptors
            0xd2800001, // mov x1, 0: none of them
            0xd2800002, // mov x2, 0: no deadline
            0xd2800003, // mov x3, 0: no signal mask
            0xd2800004, // mov x4, 0: of no size
            0xd2800928, // mov x8, 73 (ppoll)
            0xd4000001, // svc 0
            0x17fffff9 // b to the start
        };
        ByteBuffer bytes = ByteBuffer.allocate(code.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int instruction : code) {
            bytes.putInt(instruction);
        }
        return bytes.array();
    }

    private static byte[] executable(short machine, byte[] code) {
        int size = CODE_AT + code.length;
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16); // 64 bit, little endian, version 1
        file.putShort((short) 2).putShort(machine).putInt(1); // executable
        file.putLong(ADDRESS + CODE_AT).putLong(FILE_HEADER).putLong(0).putInt(0); // entry, segments, no sections
        file.putShort((short) FILE_HEADER).putShort((short) SEGMENT_HEADER).putShort((short) 1);
        file.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        file.putInt(1).putInt(READ_AND_EXECUTE).putLong(0); // one segment to load: the whole file
        file.putLong(ADDRESS).putLong(ADDRESS).putLong(size).putLong(size).putLong(PAGE);
        return file.put(code).array();
    }
}
