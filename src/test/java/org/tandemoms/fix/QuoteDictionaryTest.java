package org.tandemoms.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import quickfix.ApplicationAdapter;
import quickfix.DefaultMessageFactory;
import quickfix.DefaultSessionFactory;
import quickfix.Group;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.MessageUtils;
import quickfix.ScreenLogFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.field.NoMDEntries;
import quickfix.field.RptSeq;

/** What a session reads from the wire, not what a message alone can be read with. */
class QuoteDictionaryTest {

    private static final String NUMBERED =
            "268=2|279=1|269=0|55=AAPL|270=19.99|271=5000|290=1|83=3|279=1|269=1|55=AAPL|270=20.01|271=5000|290=1|83=4|";

    private static String wire(String body) {
        String content = ("35=X|49=EXT1|56=TANDEM|34=2|52=20260302-09:00:00|" + body).replace('|', '\001');
        String message = "8=FIX.4.4\0019=" + content.length() + "\001" + content;
        int sum = message.chars().sum() % 256;
        return message + "10=" + String.format("%03d", sum) + "\001";
    }

    @Test
    void aSessionReadsEveryEntryThatCarriesItsNumber() throws Exception {
        SessionID id = new SessionID("FIX.4.4", "TANDEM", "EXT1");
        SessionSettings settings = new SessionSettings();
        settings.setString(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.ACCEPTOR_CONNECTION_TYPE);
        settings.setString(Session.SETTING_NON_STOP_SESSION, "Y");
        settings.setString(id, SessionSettings.BEGINSTRING, "FIX.4.4");
        SessionFactory plain = new DefaultSessionFactory(
                new ApplicationAdapter(),
                new MemoryStoreFactory(),
                new ScreenLogFactory(false, false, false),
                new DefaultMessageFactory());
        try (Session session = QuoteDictionary.readers(plain).create(id, settings)) {
            Message read = MessageUtils.parse(session, wire(NUMBERED));

            assertThat(read.getException()).isNull();
            List<Group> entries = read.getGroups(NoMDEntries.FIELD);
            assertThat(entries).hasSize(2);
            assertThat(entries.get(1).getInt(RptSeq.FIELD)).isEqualTo(4);
        }
    }
}
