// A program of the size that an interview asks for: workers, a bounded queue, cancellation, a report.
package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type order struct {
	id    int
	lines []string
}

type total struct {
	order int
	cents int
}

var errNoPrice = errors.New("no price")

type prices struct {
	mu     sync.RWMutex
	byItem map[string]int
	misses atomic.Int64
}

func (p *prices) of(item string) (int, error) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	cents, known := p.byItem[item]
	if !known {
		p.misses.Add(1)
		return 0, fmt.Errorf("%s: %w", item, errNoPrice)
	}
	return cents, nil
}

func price(o order, p *prices) (total, error) {
	sum := total{order: o.id}
	for _, item := range o.lines {
		cents, err := p.of(item)
		if err != nil {
			return total{}, fmt.Errorf("order %d: %w", o.id, err)
		}
		sum.cents += cents
	}
	return sum, nil
}

func produce(ctx context.Context, count int) <-chan order {
	items := []string{"ink", "nib", "paper", "case"}
	out := make(chan order, 4)
	go func() {
		defer close(out)
		for id := range count {
			o := order{id: id, lines: items[:id%len(items)+1]}
			if id%37 == 36 {
				o.lines = []string{"unknown"}
			}
			select {
			case out <- o:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

func work(orders <-chan order, p *prices, workers int) (<-chan total, <-chan error) {
	totals, failures := make(chan total), make(chan error)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for o := range orders {
				if sum, err := price(o, p); err != nil {
					failures <- err
				} else {
					totals <- sum
				}
			}
		})
	}
	go func() {
		group.Wait()
		close(totals)
		close(failures)
	}()
	return totals, failures
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	p := &prices{byItem: map[string]int{"ink": 700, "nib": 350, "paper": 420, "case": 1990}}
	totals, failures := work(produce(ctx, 500), p, 8)
	sums := map[int]int{}
	var failed []string
	for totals != nil || failures != nil {
		select {
		case sum, open := <-totals:
			if !open {
				totals = nil
				continue
			}
			sums[sum.cents]++
		case err, open := <-failures:
			if !open {
				failures = nil
				continue
			}
			failed = append(failed, err.Error())
		}
	}
	var all []int
	for cents := range sums {
		all = append(all, cents)
	}
	slices.Sort(all)
	for _, cents := range all {
		fmt.Printf("%7.2f %s %d\n", float64(cents)/100, strings.Repeat("*", sums[cents]/10), sums[cents])
	}
	slices.Sort(failed)
	fmt.Println(len(failed), "failed, misses", p.misses.Load(), failed[0])
}
