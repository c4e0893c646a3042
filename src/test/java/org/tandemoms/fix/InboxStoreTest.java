package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quickfix.FileStoreFactory;
import quickfix.MessageStore;
import quickfix.SessionID;
import quickfix.SessionSettings;

/** The number on disk is what a restarted session asks from: it may never be ahead of what is stored. */
class InboxStoreTest {
    private static final SessionID ID = new SessionID("FIX.4.4", "TANDEM", "XSIM");

    @TempDir
    Path dir;

    private final List<Throwable> failures = new ArrayList<>();
    private InboxStore store;

    @BeforeEach
    void open() throws Exception {
        store = new InboxStore(file(), failures::add);
    }

    @Test
    void countsAtOnceWhatNeedsNoStoring() throws Exception {
        store.incrNextTargetMsgSeqNum();

        assertThat(store.getNextTargetMsgSeqNum()).isEqualTo(2);
        assertThat(onDisk()).isEqualTo(2);
    }

    @Test
    void readsOnWhileTheNumberOnDiskWaitsForTheSlowestEffect() throws Exception {
        CompletableFuture<Void> first = received();
        CompletableFuture<Void> second = received();
        store.incrNextTargetMsgSeqNum();
        assertThat(store.getNextTargetMsgSeqNum()).isEqualTo(4);
        assertThat(onDisk()).isEqualTo(1);

        second.complete(null);
        assertThat(onDisk()).isEqualTo(1);

        first.complete(null);
        assertThat(onDisk()).isEqualTo(4);
    }

    @Test
    void anEffectThatCouldNotBeStoredHoldsTheNumberUntilTheMessageComesAgain() throws Exception {
        CompletableFuture<Void> lost = received();
        CompletableFuture<Void> stored = received();
        stored.complete(null);
        lost.completeExceptionally(new IllegalStateException("the store is down"));
        assertThat(failures).hasSize(1);
        assertThat(onDisk()).isEqualTo(1);

        store.refresh();
        assertThat(store.getNextTargetMsgSeqNum()).isEqualTo(1);
        received().complete(null);
        received().complete(null);
        assertThat(onDisk()).isEqualTo(3);
    }

    @Test
    void whatWasUnderwayBeforeANewLogonMovesNothingAfterIt() throws Exception {
        CompletableFuture<Void> old = received();
        store.refresh();
        old.complete(null);

        assertThat(store.getNextTargetMsgSeqNum()).isEqualTo(1);
        assertThat(onDisk()).isEqualTo(1);
    }

    @Test
    void aResetStartsAtOne() throws Exception {
        store.incrNextTargetMsgSeqNum();
        store.reset();

        assertThat(store.getNextTargetMsgSeqNum()).isEqualTo(1);
        assertThat(onDisk()).isEqualTo(1);
    }

    private CompletableFuture<Void> received() throws Exception {
        CompletableFuture<Void> effect = new CompletableFuture<>();
        store.awaits(effect);
        store.incrNextTargetMsgSeqNum();
        return effect;
    }

    private int onDisk() throws Exception {
        return file().getNextTargetMsgSeqNum();
    }

    private MessageStore file() {
        SessionSettings settings = new SessionSettings();
        settings.setString(ID, SessionSettings.BEGINSTRING, "FIX.4.4");
        settings.setString(FileStoreFactory.SETTING_FILE_STORE_PATH, dir.toString());
        return new FileStoreFactory(settings).create(ID);
    }
}
