// Sends the CDEvent in WAYMARK_EVENT with CloudEvents' SDK, structured and binary.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	cloudevents "github.com/cloudevents/sdk-go/v2"
)

func main() {
	client, err := cloudevents.NewClientHTTP(
		cloudevents.WithTarget(os.Getenv("WAYMARK_URL")),
		cloudevents.WithHeader("Authorization", "Bearer "+os.Getenv("WAYMARK_TOKEN")),
	)
	if err != nil {
		panic(err)
	}
	for _, mode := range []string{"structured", "binary"} {
		var data map[string]any
		if err := json.Unmarshal([]byte(os.Getenv("WAYMARK_EVENT")), &data); err != nil {
			panic(err)
		}
		told := data["context"].(map[string]any)
		told["id"] = told["id"].(string) + mode
		event := cloudevents.NewEvent()
		event.SetID(told["id"].(string))
		event.SetSource(told["source"].(string))
		event.SetType(told["type"].(string))
		event.SetSubject(data["subject"].(map[string]any)["id"].(string))
		if err := event.SetData(cloudevents.ApplicationJSON, data); err != nil {
			panic(err)
		}
		sending := cloudevents.WithEncodingBinary(context.Background())
		if mode == "structured" {
			sending = cloudevents.WithEncodingStructured(context.Background())
		}
		result := client.Send(sending, event)
		fmt.Println(mode, cloudevents.IsACK(result), result)
		if !cloudevents.IsACK(result) {
			os.Exit(1)
		}
	}
}
