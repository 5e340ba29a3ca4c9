import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.OffsetDateTime;

/** Sends the CDEvent in WAYMARK_EVENT with CloudEvents' SDK, structured and binary. */
class Send {
  public static void main(String[] args) throws Exception {
    for (String mode : new String[] {"structured", "binary"}) {
      ObjectNode data = (ObjectNode) new ObjectMapper().readTree(System.getenv("WAYMARK_EVENT"));
      ObjectNode context = (ObjectNode) data.get("context");
      context.put("id", context.get("id").asText() + mode);
      CloudEvent event = CloudEventBuilder.v1()
          .withId(context.get("id").asText())
          .withSource(URI.create(context.get("source").asText()))
          .withType(context.get("type").asText())
          .withSubject(data.get("subject").get("id").asText())
          .withTime(OffsetDateTime.now())
          .withData("application/json", data.toString().getBytes("UTF-8"))
          .build();
      HttpURLConnection connection = (HttpURLConnection)
          URI.create(System.getenv("WAYMARK_URL")).toURL().openConnection();
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setRequestProperty("Authorization", "Bearer " + System.getenv("WAYMARK_TOKEN"));
      var writer = HttpMessageFactory.createWriter(connection::setRequestProperty, body -> {
        try {
          connection.getOutputStream().write(body);
        } catch (java.io.IOException problem) {
          throw new java.io.UncheckedIOException(problem);
        }
      });
      if (mode.equals("binary")) {
        writer.writeBinary(event);
      } else {
        writer.writeStructured(event, new JsonFormat());
      }
      int status = connection.getResponseCode();
      System.out.println(mode + " " + status);
      if (status != 202) {
        System.exit(1);
      }
    }
  }
}
