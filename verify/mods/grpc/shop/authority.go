package shop

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"net/url"
	"strings"
	"time"
)

// Authority signs certificates, and Pool is what trusts them.
type Authority struct {
	Pool *x509.CertPool
	root *x509.Certificate
	key  ed25519.PrivateKey
}

// NewAuthority makes an authority that is valid from 2020 to 2040.
func NewAuthority() *Authority {
	public, key, err := ed25519.GenerateKey(rand.Reader)
	check(err)
	root := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "the shop's authority"},
		NotBefore: day(2020, 1, 1), NotAfter: day(2040, 1, 1),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, root, root, public, key)
	check(err)
	root, err = x509.ParseCertificate(der)
	check(err)
	pool := x509.NewCertPool()
	pool.AddCert(root)
	return &Authority{Pool: pool, root: root, key: key}
}

// Issue makes a certificate for a name, until a day. A name with a scheme is a URI, as SPIFFE has it, one after CN= is a common name alone, and any
// other is one of DNS.
func (a *Authority) Issue(name string, until time.Time) tls.Certificate {
	public, key, err := ed25519.GenerateKey(rand.Reader)
	check(err)
	leaf := &x509.Certificate{
		SerialNumber: big.NewInt(2), NotBefore: day(2020, 1, 1), NotAfter: until,
		KeyUsage:    x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	if common, ok := strings.CutPrefix(name, "CN="); ok {
		leaf.Subject.CommonName = common
	} else if uri, err := url.Parse(name); err == nil && uri.Scheme != "" {
		leaf.URIs = []*url.URL{uri}
	} else {
		leaf.DNSNames = []string{name}
	}
	der, err := x509.CreateCertificate(rand.Reader, leaf, a.root, public, a.key)
	check(err)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

func day(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
