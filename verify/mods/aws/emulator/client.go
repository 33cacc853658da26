// Package emulator has what programs need that talk to moto, which answers within a fraction of a millisecond.
package emulator

import (
	"io"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
)

// Client is the SDK's own HTTP client, but one that does not lose an answer which comes early.
//
// smithy-go closes a request's body once the answer's head is there. net/http may only then look for the body's end, by
// WriteTo, and smithy-go's WriteTo of a closed body gives io.EOF as an error (safeWriteToReadCloser in
// transport/http/internal/io/safe.go, v1.28.8 and v1.28.9), where io.WriterTo has none for an end. So net/http closes the
// connection before the answer is read, and the SDK repeats a request that was done. Without WriteTo the body is read by
// Read, whose io.EOF is an end.
func Client() aws.HTTPClient { return client{awshttp.NewBuildableClient()} }

type client struct{ *awshttp.BuildableClient }

func (c client) Do(request *http.Request) (*http.Response, error) {
	if request.Body != nil {
		request.Body = struct{ io.ReadCloser }{request.Body}
	}
	return c.BuildableClient.Do(request)
}
