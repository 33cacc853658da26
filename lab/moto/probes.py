"""What moto does, asked of a running server: python probes.py http://127.0.0.1:PORT. The answers are judged in README.md, by hand."""

import json
import sys
import threading
import time
import urllib.error
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

KEYS = dict(endpoint_url=sys.argv[1], region_name="eu-west-1", aws_access_key_id="book", aws_secret_access_key="book",
            config=Config(retries={"total_max_attempts": 1}, max_pool_connections=32))
s3, sqs, ddb, sts = (boto3.client(name, **KEYS) for name in ("s3", "sqs", "dynamodb", "sts"))


def told(call, *args, **named):
    try:
        call(*args, **named)
        return "ok"
    except ClientError as error:
        return f"{error.response['ResponseMetadata']['HTTPStatusCode']} {error.response['Error']['Code']}"


def at_once(count, work):
    """Starts all together; returns what each came to, sorted."""
    ready, results = threading.Barrier(count), []

    def one(i):
        ready.wait()
        results.append(work(i))

    threads = [threading.Thread(target=one, args=(i,)) for i in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {result: results.count(result) for result in sorted(set(results), key=str)}


def probe_s3():
    s3.create_bucket(Bucket="orders", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    put = lambda key, body=b"x", **more: told(s3.put_object, Bucket="orders", Key=key, Body=body, **more)
    yield "If-None-Match *: new, then existing", [put("k", IfNoneMatch="*"), put("k", IfNoneMatch="*")]
    etag = s3.head_object(Bucket="orders", Key="k")["ETag"]
    yield "If-Match: right, wrong, no such key", [put("k", b"y", IfMatch=etag), put("k", b"z", IfMatch=etag), put("none", IfMatch=etag)]
    yield "20 writers with If-None-Match *", at_once(20, lambda i: put("race", str(i).encode(), IfNoneMatch="*"))
    etag = s3.head_object(Bucket="orders", Key="race")["ETag"]
    yield "20 writers with the same If-Match", at_once(20, lambda i: put("race", str(i + 100).encode(), IfMatch=etag))
    yield "conditional delete: wrong ETag", [told(s3.delete_object, Bucket="orders", Key="k", IfMatch='"0"')]
    yield "conditional copy (If-None-Match *) onto an existing key", [
        told(s3.copy_object, Bucket="orders", Key="race", CopySource="orders/k", IfNoneMatch="*")]
    yield "GET If-None-Match of its ETag", [
        told(s3.get_object, Bucket="orders", Key="race", IfNoneMatch=s3.head_object(Bucket="orders", Key="race")["ETag"])]
    upload = s3.create_multipart_upload(Bucket="orders", Key="m")["UploadId"]
    parts = []
    for number, body in ((1, b"a" * 1024), (2, b"b")):
        etag = s3.upload_part(Bucket="orders", Key="m", UploadId=upload, PartNumber=number, Body=body)["ETag"]
        parts.append({"PartNumber": number, "ETag": etag})
    complete = lambda **more: told(s3.complete_multipart_upload, Bucket="orders", Key="m", UploadId=upload, MultipartUpload={"Parts": parts}, **more)
    yield "complete with a first part of 1 KiB", [complete()]
    big = s3.create_multipart_upload(Bucket="orders", Key="race")["UploadId"]
    etag = s3.upload_part(Bucket="orders", Key="race", UploadId=big, PartNumber=1, Body=b"x")["ETag"]
    yield "complete with If-None-Match * onto an existing key", [
        told(s3.complete_multipart_upload, Bucket="orders", Key="race", UploadId=big, IfNoneMatch="*",
             MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": etag}]})]
    s3.create_multipart_upload(Bucket="orders", Key="left")
    yield "uploads left behind are listed", [len(s3.list_multipart_uploads(Bucket="orders").get("Uploads", []))]
    s3.put_bucket_versioning(Bucket="orders", VersioningConfiguration={"Status": "Enabled"})
    put("v", b"1"), put("v", b"2"), s3.delete_object(Bucket="orders", Key="v")
    versions = s3.list_object_versions(Bucket="orders", Prefix="v")
    yield "versioning: versions, delete markers, GET", [
        len(versions["Versions"]), len(versions["DeleteMarkers"]), told(s3.get_object, Bucket="orders", Key="v")]
    content = lambda: s3.get_object(Bucket="orders", Key="v")["Body"].read().decode()
    s3.delete_object(Bucket="orders", Key="v", VersionId=versions["DeleteMarkers"][0]["VersionId"])
    undeleted = content()
    s3.delete_object(Bucket="orders", Key="v", VersionId=versions["Versions"][0]["VersionId"])
    yield "the marker is deleted, then the newest version: GET each time", [undeleted, content()]
    for key in ("2/a", "10/a", "10/b", "B", "a"):
        put(f"list/{key}")
    keys = lambda **more: [found["Key"][5:] for found in s3.list_objects_v2(Bucket="orders", Prefix="list/", **more).get("Contents", [])]
    folders = s3.list_objects_v2(Bucket="orders", Prefix="list/", Delimiter="/")["CommonPrefixes"]
    yield "a list: order, the first page of two, folders", [keys(), keys(MaxKeys=2), [found["Prefix"] for found in folders]]
    yield "a copy with another ETag of its source", [
        told(s3.copy_object, Bucket="orders", Key="copy", CopySource="orders/k", CopySourceIfMatch='"0"')]
    link = s3.generate_presigned_url("put_object", Params={"Bucket": "orders", "Key": "link"})
    sizes = []
    for size in (10, 5 * 1024 * 1024):
        urllib.request.urlopen(urllib.request.Request(link, data=b"x" * size, method="PUT", headers={"Content-Type": "image/png"}))
        sizes.append(s3.head_object(Bucket="orders", Key="link")["ContentLength"])
    yield "a presigned PUT, twice: the size each time", sizes
    deny = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::orders/*"}]}
    s3.put_bucket_policy(Bucket="orders", Policy=json.dumps(deny))
    yield "a bucket policy that denies everything: PUT", [put("denied")]
    s3.delete_bucket_policy(Bucket="orders")
    yield "put, then read and list at once, 50 times", [
        all(put(f"c{i}") == "ok" and s3.get_object(Bucket="orders", Key=f"c{i}") and s3.list_objects_v2(Bucket="orders", Prefix=f"c{i}")["KeyCount"]
            for i in range(50))]
    url = s3.generate_presigned_url("get_object", Params={"Bucket": "orders", "Key": "race"}, ExpiresIn=1)
    time.sleep(2.1)
    try:
        yield "presigned URL a second after its end", [urllib.request.urlopen(url).status]
    except urllib.error.HTTPError as error:
        yield "presigned URL a second after its end", [error.code]


def probe_sqs():
    make = lambda name, **attributes: sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
    receive = lambda queue, **more: sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10, AttributeNames=["All"], **more).get("Messages", [])
    bodies = lambda messages: [message["Body"] for message in messages]
    queue = make("q", VisibilityTimeout="1")
    sqs.send_message(QueueUrl=queue, MessageBody="a")
    first, hidden = receive(queue), receive(queue)
    time.sleep(1.1)
    again = receive(queue)
    yield "visibility timeout of 1 s: first, while hidden, after; receive count", [
        bodies(first), bodies(hidden), bodies(again), again[0]["Attributes"]["ApproximateReceiveCount"]]
    old = told(sqs.delete_message, QueueUrl=queue, ReceiptHandle=first[0]["ReceiptHandle"])
    time.sleep(1.1)
    yield "delete with the receipt handle of an earlier receive; is it gone", [old, bodies(receive(queue)) == []]
    yield "change visibility to 0, then receive", [
        bool(sqs.send_message(QueueUrl=queue, MessageBody="v")),
        [told(sqs.change_message_visibility, QueueUrl=queue, ReceiptHandle=m["ReceiptHandle"], VisibilityTimeout=0) for m in receive(queue)],
        bodies(receive(queue))]
    fifo = make("q.fifo", FifoQueue="true", VisibilityTimeout="30")
    send = lambda body, group, dedupe: sqs.send_message(QueueUrl=fifo, MessageBody=body, MessageGroupId=group, MessageDeduplicationId=dedupe)
    ids = [send("a1", "A", "1")["MessageId"], send("a1 again", "A", "1")["MessageId"]]
    send("a2", "A", "2"), send("b1", "B", "3")
    yield "FIFO dedupe: same MessageId; what is received", [ids[0] == ids[1], bodies(receive(fifo))]
    blocked = make("g.fifo", FifoQueue="true", VisibilityTimeout="30")
    for body, group in (("a1", "A"), ("a2", "A"), ("b1", "B")):
        sqs.send_message(QueueUrl=blocked, MessageBody=body, MessageGroupId=group, MessageDeduplicationId=body)
    one = lambda: bodies(sqs.receive_message(QueueUrl=blocked, MaxNumberOfMessages=1).get("Messages", []))
    yield "FIFO, one by one, none deleted: a2 has to wait for a1", [one(), one(), one()]
    for way, timeout in (("their timeout ends", "1"), ("ChangeMessageVisibility 0", "30")):
        pair = make(f"pair{timeout}.fifo", FifoQueue="true", VisibilityTimeout=timeout)
        for body in ("a1", "a2"):
            sqs.send_message(QueueUrl=pair, MessageBody=body, MessageGroupId="A", MessageDeduplicationId=body)
        together = receive(pair)
        if timeout == "1":
            time.sleep(1.1)
        else:
            for message in together:
                sqs.change_message_visibility(QueueUrl=pair, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
        yield f"FIFO, two of a group, visible again since {way}", [bodies(together), bodies(receive(pair))]
    yield "FIFO without a group", [told(sqs.send_message, QueueUrl=fifo, MessageBody="x")]
    dead = make("dead")
    arn = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    source = make("src", VisibilityTimeout="0", RedrivePolicy=json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": "2"}))
    sqs.send_message(QueueUrl=source, MessageBody="poison")
    yield "maxReceiveCount 2: receives, then the dead-letter queue", [[bodies(receive(source)) for _ in range(4)], bodies(receive(dead))]
    delayed = make("delay")
    sqs.send_message(QueueUrl=delayed, MessageBody="later", DelaySeconds=1)
    early = bodies(receive(delayed))
    time.sleep(1.2)
    yield "DelaySeconds 1: at once, after 1.2 s", [early, bodies(receive(delayed))]
    began = time.time()
    receive(make("empty"), WaitTimeSeconds=1)
    yield "long poll of 1 s on an empty queue takes that long", [time.time() - began >= 1]
    yield "a body of 1 MiB, of 1 MiB and one byte", [
        told(sqs.send_message, QueueUrl=queue, MessageBody="x" * size) for size in (1024 * 1024, 1024 * 1024 + 1)]
    batch = sqs.send_message_batch(QueueUrl=queue, Entries=[{"Id": str(i), "MessageBody": "b"} for i in range(10)])
    yield "batch of 10, of 11", [
        len(batch["Successful"]),
        told(sqs.send_message_batch, QueueUrl=queue, Entries=[{"Id": str(i), "MessageBody": "b"} for i in range(11)])]
    burst = make("burst")
    for i in range(20):
        sqs.send_message(QueueUrl=burst, MessageBody=str(i))
    yield "a standard queue: 10 of 20 received are the first 10, in order", [bodies(receive(burst)) == [str(i) for i in range(10)]]


def probe_dynamodb():
    ddb.create_table(TableName="t", BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}],
                     AttributeDefinitions=[{"AttributeName": "p", "AttributeType": "S"}, {"AttributeName": "s", "AttributeType": "S"}],
                     GlobalSecondaryIndexes=[{"IndexName": "by-s", "KeySchema": [{"AttributeName": "s", "KeyType": "HASH"}],
                                              "Projection": {"ProjectionType": "ALL"}}])
    put = lambda p, **more: told(ddb.put_item, TableName="t", Item={"p": {"S": p}, "n": {"N": "0"}, "s": {"S": "x"}}, **more)
    absent = "attribute_not_exists(p)"
    yield "conditional put: new, existing", [put("1", ConditionExpression=absent), put("1", ConditionExpression=absent)]
    yield "20 conditional puts of one key", at_once(20, lambda _: put("race", ConditionExpression=absent))
    add = lambda _: told(ddb.update_item, TableName="t", Key={"p": {"S": "1"}}, UpdateExpression="ADD n :one", ExpressionAttributeValues={":one": {"N": "1"}})
    yield "200 atomic increments by 20 threads: ok; the sum", [
        at_once(20, lambda i: "ok" if all(add(i) == "ok" for _ in range(10)) else "failed"),
        ddb.get_item(TableName="t", Key={"p": {"S": "1"}})["Item"]["n"]["N"]]
    cas = lambda i: told(ddb.update_item, TableName="t", Key={"p": {"S": "race"}}, UpdateExpression="SET n = :new", ConditionExpression="n = :old",
                         ExpressionAttributeValues={":new": {"N": str(i + 1)}, ":old": {"N": "0"}})
    yield "20 compare-and-sets from 0", at_once(20, cas)
    try:
        ddb.put_item(TableName="t", Item={"p": {"S": "1"}}, ConditionExpression=absent, ReturnValuesOnConditionCheckFailure="ALL_OLD")
    except ClientError as error:
        yield "the old item with a failed condition", ["Item" in error.response]
    item = lambda p, **more: {"Put": {"TableName": "t", "Item": {"p": {"S": p}}, **more}}
    there = lambda p: "Item" in ddb.get_item(TableName="t", Key={"p": {"S": p}})
    try:
        ddb.transact_write_items(TransactItems=[item("tx"), item("1", ConditionExpression=absent)])
    except ClientError as error:
        yield "transaction with a failed condition: code, reasons, is the first item there", [
            error.response["Error"]["Code"], [reason["Code"] for reason in error.response["CancellationReasons"]], there("tx")]
    token = dict(TransactItems=[{"Update": {"TableName": "t", "Key": {"p": {"S": "1"}}, "UpdateExpression": "ADD n :one",
                                            "ExpressionAttributeValues": {":one": {"N": "1"}}}}], ClientRequestToken="once")
    before = int(ddb.get_item(TableName="t", Key={"p": {"S": "1"}})["Item"]["n"]["N"])
    ddb.transact_write_items(**token), ddb.transact_write_items(**token)
    yield "the same transaction twice with one ClientRequestToken: added", [
        int(ddb.get_item(TableName="t", Key={"p": {"S": "1"}})["Item"]["n"]["N"]) - before]
    both = lambda i: told(ddb.transact_write_items, TransactItems=[
        {"Update": {"TableName": "t", "Key": {"p": {"S": key}}, "UpdateExpression": "ADD n :one", "ExpressionAttributeValues": {":one": {"N": "1"}}}}
        for key in (("x", "y") if i % 2 else ("y", "x"))])
    yield "20 transactions on the same two items: conflicts", at_once(20, both)
    put("gsi")
    yield "an index right after a put; ConsistentRead on it", [
        ddb.query(TableName="t", IndexName="by-s", KeyConditionExpression="s = :s", ExpressionAttributeValues={":s": {"S": "x"}})["Count"],
        told(ddb.query, TableName="t", IndexName="by-s", ConsistentRead=True, KeyConditionExpression="s = :s",
             ExpressionAttributeValues={":s": {"S": "x"}})]
    yield "put, then an eventually consistent read, 100 times: stale", [
        sum(not (put(f"e{i}") == "ok" and there(f"e{i}")) for i in range(100))]
    ddb.create_table(TableName="slow", KeySchema=[{"AttributeName": "p", "KeyType": "HASH"}],
                     AttributeDefinitions=[{"AttributeName": "p", "AttributeType": "S"}],
                     ProvisionedThroughput={"ReadCapacityUnits": 1, "WriteCapacityUnits": 1})
    slow = at_once(20, lambda i: told(ddb.put_item, TableName="slow", Item={"p": {"S": str(i)}, "x": {"S": "x" * 10_000}}))
    yield "20 puts of 10 kB at once with one write unit: throttled", slow
    yield "an item of 400 KiB and more", [told(ddb.put_item, TableName="t", Item={"p": {"S": "big"}, "x": {"S": "x" * 410_000}})]
    yield "consumed capacity of a put of 3 kB", [
        ddb.put_item(TableName="t", Item={"p": {"S": "c"}, "x": {"S": "x" * 3000}}, ReturnConsumedCapacity="TOTAL")["ConsumedCapacity"]["CapacityUnits"]]


def probe_dynamodb_reads():
    key = lambda name, kind: {"AttributeName": name, "KeyType": kind}
    ddb.create_table(TableName="shop", BillingMode="PAY_PER_REQUEST", KeySchema=[key("pk", "HASH"), key("sk", "RANGE")],
                     AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk", "open", "at")],
                     GlobalSecondaryIndexes=[{"IndexName": "open-orders", "KeySchema": [key("open", "HASH"), key("at", "RANGE")],
                                              "Projection": {"ProjectionType": "KEYS_ONLY"}}])
    text = lambda **values: {name: {"S": value} for name, value in values.items()}
    put = lambda **more: told(ddb.put_item, TableName="shop", Item=text(**more))
    mine = dict(TableName="shop", KeyConditionExpression="pk = :pk")
    query = lambda pk, **more: ddb.query(**{**mine, "ExpressionAttributeValues": text(**{":pk": pk}), **more})
    for i in (10, 9, 2):
        put(pk="u", sk=str(i), big="x")
    yield "sort keys of text 10, 9, 2: the order; backwards, the first", [
        [item["sk"]["S"] for item in query("u")["Items"]], [item["sk"]["S"] for item in query("u", ScanIndexForward=False, Limit=1)["Items"]]]
    few = dict(FilterExpression="sk = :nine", ExpressionAttributeValues=text(**{":pk": "u", ":nine": "9"}))
    yield "a filter on a key attribute", [told(lambda: query("u", **few))]
    few = dict(FilterExpression="big = :nothing", ExpressionAttributeValues=text(**{":pk": "u", ":nothing": "y"}))
    page = query("u", Limit=2, **few)
    yield "a filter that nothing meets, Limit 2 of 3: Count, ScannedCount, is there more", [
        page["Count"], page["ScannedCount"], "LastEvaluatedKey" in page]
    for i in range(30):
        put(pk="large", sk=f"{i:02}", big="x" * 50_000)
    page = query("large")
    rest = query("large", ExclusiveStartKey=page["LastEvaluatedKey"])
    yield "30 items of 50 kB: more than half at first, all in two pages, more after the second", [
        15 < page["Count"] < 30, page["Count"] + rest["Count"], "LastEvaluatedKey" in rest]
    put(pk="o", sk="1", open="yes", at="2026-11-01"), put(pk="o", sk="2", at="2026-11-02"), put(pk="o", sk="3", open="yes", at="2026-11-01")
    index = lambda: [item["sk"]["S"] for item in ddb.scan(TableName="shop", IndexName="open-orders")["Items"]]
    before = sorted(index())
    ddb.update_item(TableName="shop", Key=text(pk="o", sk="1"), UpdateExpression="REMOVE #open", ExpressionAttributeNames={"#open": "open"})
    yield "a sparse index: what has its attribute, two with one key; after one is removed", [before, index()]
    yield "what KEYS_ONLY projects", [sorted(ddb.scan(TableName="shop", IndexName="open-orders")["Items"][0])]
    yield "Query by another attribute, by begins_with of the partition key", [
        told(ddb.query, TableName="shop", KeyConditionExpression="big = :pk", ExpressionAttributeValues=text(**{":pk": "u"})),
        told(ddb.query, TableName="shop", KeyConditionExpression="begins_with(pk, :pk)", ExpressionAttributeValues=text(**{":pk": "u"}))]
    put(pk="p", sk="1", a="1", b="1"), put(pk="p", sk="1", a="2")
    yield "put over an item: its attributes", [sorted(ddb.get_item(TableName="shop", Key=text(pk="p", sk="1"))["Item"])]
    update = lambda sk, **more: told(ddb.update_item, TableName="shop", Key=text(pk="p", sk=sk), UpdateExpression="SET a = :a",
                                     ExpressionAttributeValues=text(**{":a": "3"}), **more)
    yield "update of what is not there, without and with a condition", [
        update("new"), update("newer", ConditionExpression="attribute_exists(pk)"),
        "Item" in ddb.get_item(TableName="shop", Key=text(pk="p", sk="newer"))]
    yield "a condition that compares what is missing", [
        told(ddb.update_item, TableName="shop", Key=text(pk="p", sk="1"), UpdateExpression="SET a = :a", ConditionExpression="missing < :a",
             ExpressionAttributeValues=text(**{":a": "3"}))]
    request = lambda i: {"PutRequest": {"Item": text(pk="batch", sk=str(i))}}
    yield "BatchWriteItem of 25, of 26; of one key twice", [
        told(ddb.batch_write_item, RequestItems={"shop": [request(i) for i in range(count)]}) for count in (25, 26)] + [
        told(ddb.batch_write_item, RequestItems={"shop": [request(1), request(1)]})]
    one = {"Put": {"TableName": "shop", "Item": text(pk="tx", sk="1")}}
    check = {"ConditionCheck": {"TableName": "shop", "Key": text(pk="tx", sk="1"), "ConditionExpression": "attribute_exists(pk)"}}
    yield "a transaction that has one item twice; of 101", [
        told(ddb.transact_write_items, TransactItems=[one, check]),
        told(ddb.transact_write_items, TransactItems=[{"Put": {"TableName": "shop", "Item": text(pk="tx", sk=str(i))}} for i in range(101)])]
    yield "an empty text as a key, as another attribute", [put(pk="e", sk=""), put(pk="e", sk="1", a="")]


def probe_sts():
    yield "who I am", [sts.get_caller_identity()["Account"]]


for probe in (probe_s3, probe_sqs, probe_dynamodb, probe_dynamodb_reads, probe_sts):
    try:
        for question, answer in probe():
            print(f"{probe.__name__[6:]}: {question}: {answer}")
    except Exception as error:
        print(f"{probe.__name__[6:]}: STOPPED {type(error).__name__} {error}")
