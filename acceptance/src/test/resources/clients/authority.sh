# Makes, in this folder, an authority, its empty list of revoked certificates, and an operator's
# certificate with its key, as docs/operators.md describes them.
set -eu

key='-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'

# shellcheck disable=SC2086 # words
openssl req -x509 $key -utf8 -days 30 -subj "/C=FR/O=Agence d’essai/CN=AC des opérateurs" \
  -addext keyUsage=critical,keyCertSign,cRLSign -keyout authority-key.pem -out authority.pem

printf 'keyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\n' > client.cnf
# shellcheck disable=SC2086
openssl req $key -utf8 -subj "/C=FR/O=Hôpital de l’Œuvre/CN=alpha" -keyout alpha-key.pem -out alpha.csr
openssl x509 -req -in alpha.csr -CA authority.pem -CAkey authority-key.pem -CAcreateserial -days 20 \
  -extfile client.cnf -out alpha.pem

: > revoked.txt
echo 01 > number
printf '[ca]\ndefault_ca=ours\n[ours]\ndatabase=revoked.txt\ncrlnumber=number\ndefault_md=sha256\n' > ca.cnf
openssl ca -config ca.cnf -gencrl -crldays 7 -keyfile authority-key.pem -cert authority.pem -out authority.crl
