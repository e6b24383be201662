// Checks a proof of Assay with Go's own implementation of signed notes and transparency logs, and none of Assay's software:
//
//	go run check-proof.go a-report-v1.assay-proof.json 'courier.example/newsrooms/courier/log+…'
//
// The second argument is the log's key, from somewhere else than the proof. Ends with 1 and the reason when anything does not hold.
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type proofFile struct {
	ContentHash string `json:"contentHash"`
	Version     string `json:"version"`
	Checkpoint  string `json:"checkpoint"`
	Events      []struct {
		Index     int64            `json:"index"`
		Entry     string           `json:"entry"`
		Leaf      tlog.Hash        `json:"leaf"`
		Inclusion tlog.RecordProof `json:"inclusion"`
	} `json:"events"`
}

func check(err error, what string) {
	if err != nil {
		fmt.Printf("does not hold: %s: %v\n", what, err)
		os.Exit(1)
	}
}

func main() {
	if len(os.Args) != 3 {
		fmt.Println("usage: go run check-proof.go PROOF KEY")
		os.Exit(2)
	}
	bytes, err := os.ReadFile(os.Args[1])
	check(err, "reading the file")
	var proof proofFile
	check(json.Unmarshal(bytes, &proof), "reading the proof")

	verifier, err := note.NewVerifier(os.Args[2])
	check(err, "the key")
	signed, err := note.Open([]byte(proof.Checkpoint), note.VerifierList(verifier))
	check(err, "the checkpoint's signature")
	lines := strings.Split(signed.Text, "\n") // origin, size, root
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err, "the checkpoint's size")
	root, err := tlog.ParseHash(lines[2])
	check(err, "the checkpoint's root")

	hash := sha256.Sum256([]byte(proof.Version))
	names := false
	for _, event := range proof.Events {
		leaf := event.Leaf // of a sealed event, of which no more is told
		if event.Entry != "" {
			leaf = tlog.RecordHash([]byte(event.Entry))
			names = names || (strings.Contains(event.Entry, `"type":"report.published"`) && strings.Contains(event.Entry, hex.EncodeToString(hash[:])))
		}
		check(tlog.CheckRecord(event.Inclusion, size, root, event.Index, leaf), fmt.Sprintf("event %d", event.Index))
	}
	if hex.EncodeToString(hash[:]) != proof.ContentHash || !names {
		fmt.Println("does not hold: no publication in the log names this text")
		os.Exit(1)
	}
	fmt.Printf("holds: %d events of a log of %d, signed by %s\n", len(proof.Events), size, verifier.Name())
}
