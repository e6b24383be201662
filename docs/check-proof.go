// Checks a proof of Assay with Go's own implementation of signed notes and transparency logs, and none of Assay's software:
//
//	go run check-proof.go a-report-v1.assay-proof.json 'courier.example/newsrooms/courier/log+…'
//
// The second argument is the log's key, from somewhere else than the proof. Ends with 1 and the reason when anything does not hold,
// and with 2 when it cannot look: the file cannot be read, or the key is none.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type provenEvent struct {
	Index     int64            `json:"index"`
	Entry     *string          `json:"entry"`
	Leaf      *tlog.Hash       `json:"leaf"`
	Inclusion tlog.RecordProof `json:"inclusion"`
}

type proofFile struct {
	Format        string        `json:"format"`
	FormatVersion int           `json:"formatVersion"`
	ContentHash   string        `json:"contentHash"`
	Version       string        `json:"version"`
	Checkpoint    string        `json:"checkpoint"`
	Events        []provenEvent `json:"events"`
}

// What an entry says that has to fit the published text.
type recorded struct {
	Type     string `json:"type"`
	Sequence int64  `json:"sequence"`
	Payload  struct {
		ContentHash string `json:"contentHash"`
	} `json:"payload"`
}

func check(err error, what string) {
	if err != nil {
		fmt.Printf("does not hold: %s: %v\n", what, err)
		os.Exit(1)
	}
}

func demand(holds bool, what string) {
	if !holds {
		fmt.Printf("does not hold: %s\n", what)
		os.Exit(1)
	}
}

// A key that is none says nothing of the proof.
func usable(is bool, why string) {
	if !is {
		fmt.Printf("cannot use the key: %s\n", why)
		os.Exit(2)
	}
}

// Every encoding of the points of small order, without the bit of the sign: one signature fits every text under such a key.
var smallOrder = map[string]bool{
	strings.Repeat("00", 32):                                           true,
	"01" + strings.Repeat("00", 31):                                    true,
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05": true,
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a": true,
	"ec" + strings.Repeat("ff", 30) + "7f":                             true,
	"ed" + strings.Repeat("ff", 30) + "7f":                             true,
	"ee" + strings.Repeat("ff", 30) + "7f":                             true,
}

// The key was read by note.NewVerifier already: name, id, and base64 of the kind and 32 bytes.
func isOfSmallOrder(key string) bool {
	parts := strings.SplitN(key, "+", 3)
	point, err := base64.StdEncoding.DecodeString(parts[2])
	usable(err == nil, "it is not base64")
	point[32] &= 0x7f
	return smallOrder[hex.EncodeToString(point[1:])]
}

// A signed checkpoint taken apart: origin, size and root in three lines, then lines that are not empty.
func openCheckpoint(text string) (origin string, size int64, root tlog.Hash, err error) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) < 3 || strings.Contains(text, "\n\n") {
		return "", 0, root, errors.New("it does not have the form of one")
	}
	size, err = strconv.ParseInt(lines[1], 10, 64)
	if err == nil && strconv.FormatInt(size, 10) != lines[1] {
		err = errors.New("its size is not written as checkpoints write it")
	}
	if err != nil {
		return "", 0, root, err
	}
	root, err = tlog.ParseHash(lines[2])
	return lines[0], size, root, err
}

func main() {
	if len(os.Args) != 3 {
		fmt.Println("usage: go run check-proof.go PROOF KEY")
		os.Exit(2)
	}
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Printf("cannot read the file: %v\n", err)
		os.Exit(2)
	}
	verifier, err := note.NewVerifier(os.Args[2])
	usable(err == nil, fmt.Sprint(err))
	usable(!isOfSmallOrder(os.Args[2]), "anything would be signed by it")
	demand(utf8.Valid(text), "the file is not text in UTF-8")
	var proof proofFile
	check(json.Unmarshal(bytes.TrimPrefix(text, []byte("\ufeff")), &proof), "reading the proof")
	demand(proof.Format == "assay-proof" && proof.FormatVersion == 1, "the file is not a proof in the form this program knows")

	signed, err := note.Open([]byte(proof.Checkpoint), note.VerifierList(verifier))
	check(err, "the checkpoint's signature")
	origin, size, root, err := openCheckpoint(signed.Text)
	check(err, "the checkpoint")
	demand(origin == verifier.Name(), "the checkpoint is of another log than the key")

	hash := sha256.Sum256([]byte(proof.Version))
	names := false
	places := map[int64]bool{}
	for _, event := range proof.Events {
		what := fmt.Sprintf("event %d", event.Index)
		demand(!places[event.Index], what+" stands in the proof twice")
		places[event.Index] = true
		var leaf tlog.Hash
		if event.Entry != nil {
			leaf = tlog.RecordHash([]byte(*event.Entry))
		} else {
			demand(event.Leaf != nil, what+" has neither its bytes nor its hash")
			leaf = *event.Leaf // of a sealed event, of which no more is told
		}
		check(tlog.CheckRecord(event.Inclusion, size, root, event.Index, leaf), what)
		if event.Entry != nil {
			var said recorded
			check(json.Unmarshal([]byte(*event.Entry), &said), what)
			demand(said.Sequence == event.Index, what+" was recorded in another place")
			names = names || (said.Type == "report.published" && said.Payload.ContentHash == hex.EncodeToString(hash[:]))
		}
	}
	demand(hex.EncodeToString(hash[:]) == proof.ContentHash && names, "no publication in the log names this text")
	fmt.Printf("holds: %d events of a log of %d, signed by %s\n", len(proof.Events), size, verifier.Name())
}
