// Package rie runs a program's own handler under AWS' Lambda runtime interface emulator. The program is started twice: by the
// reader, where it makes invocations, and by the emulator, as the function's bootstrap. What the emulator does otherwise than
// the service is in lab/lambda/README.md.
package rie

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	// emulatorVariable has the path of the emulator's program.
	emulatorVariable = "LAMBDA_EMULATOR"
	// pidVariable has the path of the file in which a bootstrap writes its process number.
	pidVariable = "LAMBDA_PID_FILE"
	patience    = time.Minute
	poll        = 5 * time.Millisecond
)

// Function is one execution environment of the program's handler. It takes one invocation at a time: the emulator ends where a second one comes
// meanwhile.
type Function struct {
	folder   string
	url      string
	emulator *exec.Cmd
	read     int
}

// Drive returns at once in an execution environment, where main goes on to lambda.Start. Elsewhere it starts the emulator with this
// program as the bootstrap, and with settings such as AWS_LAMBDA_FUNCTION_TIMEOUT=2 (seconds), lets calls make invocations, ends the
// emulator and exits.
func Drive(calls func(*Function), settings ...string) {
	if os.Getenv("AWS_LAMBDA_RUNTIME_API") != "" {
		must(os.WriteFile(os.Getenv(pidVariable), []byte(strconv.Itoa(os.Getpid())), 0o600))
		return
	}
	function := start(settings)
	defer function.stop()
	calls(function)
	function.stop()
	os.Exit(0)
}

func start(settings []string) *Function {
	folder, err := os.MkdirTemp("", "function-")
	must(err)
	function := &Function{folder: folder}
	program, err := os.Executable()
	must(err)
	invocations, runtimeAPI := freeAddresses()
	function.url = "http://" + invocations + "/2015-03-31/functions/function/invocations"
	output, err := os.OpenFile(function.logFile(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	must(err)
	function.emulator = exec.Command(os.Getenv(emulatorVariable),
		"--runtime-interface-emulator-address", invocations, "--runtime-api-address", runtimeAPI, program)
	function.emulator.Env = append(append(os.Environ(), pidVariable+"="+function.pidFile()), settings...)
	function.emulator.Stdout = output
	must(function.emulator.Start())
	awaitListener(invocations)
	return function
}

// Invoke sends an event, as JSON, and returns the payload of the answer: the handler's JSON, an error's, or the emulator's own words.
func (f *Function) Invoke(event any) string {
	payload, err := json.Marshal(event)
	must(err)
	response, err := http.Post(f.url, "application/json", bytes.NewReader(payload))
	must(err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	must(err)
	return string(body)
}

// Log returns the lines that the function printed since it was last asked, without those of the platform (START, END, REPORT).
func (f *Function) Log() []string {
	text, err := os.ReadFile(f.logFile())
	must(err)
	lines := strings.SplitAfter(string(text[f.read:]), "\n")
	f.read = len(text)
	var own []string
	for _, line := range lines {
		if line = strings.TrimSuffix(line, "\n"); line != "" && !isPlatform(line) {
			own = append(own, line)
		}
	}
	return own
}

// isPlatform tells lines of the emulator from those of the function: "START RequestId: …", and its own log, "… (rapid) …".
func isPlatform(line string) bool {
	for _, word := range []string{"START RequestId:", "END RequestId:", "REPORT RequestId:"} {
		if strings.HasPrefix(line, word) {
			return true
		}
	}
	return strings.Contains(line, "(rapid)")
}

// Freeze stops the environment's process, as the service does between two invocations and the emulator does not.
func (f *Function) Freeze() {
	f.signal(syscall.SIGSTOP)
	for deadline := time.Now().Add(patience); f.state() != "T"; time.Sleep(poll) {
		if time.Now().After(deadline) {
			panic("the environment was sent SIGSTOP and is not stopped")
		}
	}
}

// Thaw lets a frozen environment go on.
func (f *Function) Thaw() { f.signal(syscall.SIGCONT) }

func (f *Function) signal(signal syscall.Signal) { must(syscall.Kill(f.pid(), signal)) }

func (f *Function) pid() int {
	text, err := os.ReadFile(f.pidFile())
	must(err)
	pid, err := strconv.Atoi(string(text))
	must(err)
	return pid
}

// state is the environment's process state as in proc(5): T is stopped.
func (f *Function) state() string {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", f.pid()))
	must(err)
	_, afterName, _ := strings.Cut(string(text), ") ")
	return afterName[:1]
}

func (f *Function) stop() {
	if pid, err := os.ReadFile(f.pidFile()); err == nil {
		if pid, err := strconv.Atoi(string(pid)); err == nil {
			_ = syscall.Kill(pid, syscall.SIGKILL) // it may have ended by itself
		}
	}
	_ = f.emulator.Process.Kill() // as above
	_ = f.emulator.Wait()
	_ = os.RemoveAll(f.folder)
}

func (f *Function) logFile() string { return filepath.Join(f.folder, "log") }
func (f *Function) pidFile() string { return filepath.Join(f.folder, "pid") }

// freeAddresses are two of loopback, below the ports that the system takes for outgoing connections: one of those could be taken between
// our look and the emulator's.
func freeAddresses() (string, string) {
	first := listenBelow()
	defer first.Close()
	second := listenBelow()
	defer second.Close()
	return first.Addr().String(), second.Addr().String()
}

func listenBelow() net.Listener {
	for {
		listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", 20_000+rand.IntN(10_000)))
		if err == nil {
			return listener
		}
		if !errors.Is(err, syscall.EADDRINUSE) {
			panic(err)
		}
	}
}

func awaitListener(address string) {
	for deadline := time.Now().Add(patience); ; time.Sleep(poll) {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			must(conn.Close())
			return
		}
		if time.Now().After(deadline) {
			panic(err)
		}
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
