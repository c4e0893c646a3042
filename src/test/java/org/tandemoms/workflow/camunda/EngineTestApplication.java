package org.tandemoms.workflow.camunda;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;

/** The workflow room alone, on a parcel office. */
@EngineRoom
// so that the whole application does not find the parcel office when it scans
@TestComponent
public class EngineTestApplication {

    @Bean
    ParcelOffice parcelOffice() {
        return new ParcelOffice();
    }
}
