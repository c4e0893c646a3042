package org.tandemoms;

import java.io.IOException;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.tandemoms.sandbox.Simulators;

@SpringBootApplication
public class TandemApplication {
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("simulators")) {
            Simulators.main(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        SpringApplication.run(TandemApplication.class, args);
    }
}
