package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.DefaultSessionFactory;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.Responder;
import quickfix.SLF4JLogFactory;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.field.BeginString;
import quickfix.field.EncryptMethod;
import quickfix.field.GapFillFlag;
import quickfix.field.HeartBtInt;
import quickfix.field.MsgSeqNum;
import quickfix.field.MsgType;
import quickfix.field.NewSeqNo;
import quickfix.field.SenderCompID;
import quickfix.field.SendingTime;
import quickfix.field.TargetCompID;
import quickfix.mina.EventHandlingStrategy;

/** Connections of one session that end and begin while its messages wait to be taken. */
class SessionThreadsTest {
    private static final SessionID ID = new SessionID("FIX.4.4", "TANDEM", "SESSION-THREADS");

    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);
    private final SessionThreads threads = new SessionThreads(null);
    private Session session;

    /** One connection. */
    private static final class Line implements Responder {
        private volatile boolean cut;

        @Override
        public boolean send(String data) {
            return true;
        }

        @Override
        public void disconnect() {
            cut = true;
        }

        @Override
        public String getRemoteAddress() {
            return "test";
        }
    }

    @BeforeEach
    void open() throws ConfigError {
        var settings = new SessionSettings();
        settings.setString(ID, "ConnectionType", "acceptor");
        settings.setString(ID, "NonStopSession", "Y");
        settings.setString(ID, "UseDataDictionary", "N");
        var slow = new ApplicationAdapter() {
            @Override
            public void fromAdmin(Message message, SessionID from) {
                busy.countDown();
                await().until(() -> free.getCount() == 0);
            }
        };
        session = new DefaultSessionFactory(
                        slow, new MemoryStoreFactory(), new SLF4JLogFactory(settings), new DefaultMessageFactory())
                .create(ID, settings);
    }

    @AfterEach
    void close() throws Exception {
        free.countDown();
        threads.close();
        session.close();
    }

    @Test
    void whatAConnectionThatIsGoneHasBroughtIsPassedOver() throws Exception {
        session.setResponder(new Line());
        threads.onMessage(session, logon(1));
        busy.await();
        threads.onMessage(session, heartbeat(2));
        threads.onMessage(session, EventHandlingStrategy.END_OF_STREAM);
        Line next = new Line();
        session.setResponder(next);

        free.countDown();
        await().until(() -> threads.getQueueSize() == 0);
        threads.onMessage(session, heartbeat(2));

        await().untilAsserted(() -> assertThat(session.getExpectedTargetNum()).isEqualTo(3));
        assertThat(session.getResponder()).isSameAs(next);
        assertThat(next.cut).isFalse();
    }

    @Test
    void theEndOfAConnectionComesAfterWhatItHasBrought() throws Exception {
        Line line = new Line();
        session.setResponder(line);
        threads.onMessage(session, logon(1));
        threads.onMessage(session, heartbeat(2));
        threads.onMessage(session, EventHandlingStrategy.END_OF_STREAM);
        assertThat(threads.getQueueSize(ID)).isPositive();

        free.countDown();

        await().until(() -> line.cut);
        assertThat(session.getExpectedTargetNum()).isEqualTo(3);
        assertThat(session.hasResponder()).isFalse();
    }

    /** The engine would ask for what is missing, on no connection, and then not ask again on the next. */
    @Test
    void whatComesWhenTheSessionHasLeftIsPassedOver() {
        session.setResponder(new Line());
        free.countDown();
        threads.onMessage(session, logon(1));
        threads.onMessage(session, EventHandlingStrategy.END_OF_STREAM);
        await().until(() -> !session.hasResponder());
        int sent = session.getExpectedSenderNum();

        Message gap = message(MsgType.SEQUENCE_RESET, 4);
        gap.setBoolean(GapFillFlag.FIELD, true);
        gap.setInt(NewSeqNo.FIELD, 7);
        threads.onMessage(session, gap);
        Line next = new Line();
        await().until(() -> threads.getQueueSize() == 0);
        session.setResponder(next);
        threads.onMessage(session, logon(2));

        await().until(session::isLoggedOn);
        assertThat(session.getExpectedTargetNum()).isEqualTo(3);
        assertThat(session.getExpectedSenderNum()).as("a Logon").isEqualTo(sent + 1);
    }

    private static Message logon(int number) {
        Message logon = message(MsgType.LOGON, number);
        logon.setInt(EncryptMethod.FIELD, 0);
        logon.setInt(HeartBtInt.FIELD, 30);
        return logon;
    }

    private static Message heartbeat(int number) {
        return message(MsgType.HEARTBEAT, number);
    }

    private static Message message(String type, int number) {
        Message message = new Message();
        message.getHeader().setString(BeginString.FIELD, ID.getBeginString());
        message.getHeader().setString(MsgType.FIELD, type);
        message.getHeader().setString(SenderCompID.FIELD, ID.getTargetCompID());
        message.getHeader().setString(TargetCompID.FIELD, ID.getSenderCompID());
        message.getHeader().setInt(MsgSeqNum.FIELD, number);
        message.getHeader().setUtcTimeStamp(SendingTime.FIELD, LocalDateTime.now(ZoneOffset.UTC));
        return message;
    }
}
