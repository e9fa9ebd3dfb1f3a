using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Finance;
using ErpCrm.Workspace;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Web.Api;

/// <summary>Files of records, and what is printed of them.</summary>
public sealed class FilesTests(ApiApp app) : IClassFixture<ApiApp>
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes($"%PDF-1.7 contract {Guid.NewGuid():N}");

    private static JsonObject Attached(ApiReply upload)
    {
        Assert.True(upload.Status == 201, upload.Text);
        return new() { ["uploadId"] = (string)upload.Json!["uploadId"]! };
    }

    private static byte[] Bytes() => Encoding.ASCII.GetBytes($"words {Guid.NewGuid():N}");

    [Fact]
    public async Task A_file_is_sent_becomes_one_of_a_record_and_is_read_and_removed()
    {
        var (owner, deal) = (await app.ClientAsync(), await app.DealAsync(TestUser.Sales));
        var upload = await owner.SendBytesAsync("files?name=contract.pdf", Pdf);
        Assert.True(upload.Status == 201, upload.Text);
        Assert.Equal("application/pdf", (string)upload.Json!["type"]!);
        var made = await owner.PostAsync($"deals/{deal.Id}/files", Attached(upload));
        Assert.True(made.Status == 201, made.Text);
        Assert.Equal(("contract.pdf", (long)Pdf.Length), ((string)made.Json!["name"]!, (long)made.Json["bytes"]!));
        var again = await owner.PostAsync($"deals/{deal.Id}/files", Attached(upload));
        Assert.Equal(made.Id, again.Id);
        Assert.Equal(made.Id, (string)Assert.Single((await owner.GetAsync($"deals/{deal.Id}/files")).Data)!["id"]!);
        var (status, content, headers) = await owner.BytesAsync($"files/{made.Id}/content");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (status, headers.ContentType!.MediaType));
        Assert.Equal(Pdf, content);
        Assert.Equal("contract.pdf", headers.ContentDisposition!.FileNameStar ?? headers.ContentDisposition.FileName);
        Assert.Equal(204, (await owner.DeleteAsync($"files/{made.Id}", null)).Status);
        Assert.Empty((await owner.GetAsync($"deals/{deal.Id}/files")).Data);
        Assert.Equal(404, (await owner.GetAsync($"files/{made.Id}")).Status);
        Assert.Equal(404, (await owner.GetAsync($"files/{made.Id}/content")).Status);
    }

    [Fact]
    public async Task An_upload_is_its_senders_and_belongs_to_one_record()
    {
        var (owner, other) = (await app.ClientAsync(), await app.ClientAsync());
        var (deal, another) = (await app.DealAsync(TestUser.Sales), await app.DealAsync(TestUser.Sales));
        var upload = await owner.SendBytesAsync("files?name=a.txt", "words"u8.ToArray());
        Assert.Equal("no-upload", (await other.PostAsync($"deals/{deal.Id}/files", Attached(upload))).Code);
        Assert.Equal("no-upload",
            (await owner.PostAsync($"deals/{deal.Id}/files", new() { ["uploadId"] = "invented" })).Code);
        Assert.Equal(201, (await owner.PostAsync($"deals/{deal.Id}/files", Attached(upload))).Status);
        Assert.Equal("upload-used", (await owner.PostAsync($"deals/{another.Id}/files", Attached(upload))).Code);
        Assert.Equal(1, await app.InAsync<WorkspaceDbContext, int>(
            db => db.Attachments.CountAsync(a => a.RecordId == deal.Id || a.RecordId == another.Id)));
    }

    [Fact]
    public async Task What_the_company_does_not_take_and_what_is_no_file_is_refused()
    {
        var owner = await app.ClientAsync();
        Assert.Equal("refused", (await owner.SendBytesAsync("files?name=run.exe", "MZ..."u8.ToArray())).Code);
        Assert.Equal("refused", (await owner.SendBytesAsync("files?name=empty.txt", [])).Code);
        Assert.Equal("bad-parameter", (await owner.SendBytesAsync("files", Pdf)).Code);
        Assert.Equal("unknown-parameter", (await owner.SendBytesAsync("files?name=a&more=1", Pdf)).Code);
        Assert.Equal("not-bytes",
            (await owner.SendBytesAsync("files?name=a", Pdf, "application/x-www-form-urlencoded")).Code);
        var large = new byte[26 * 1024 * 1024];
        Assert.Equal("too-large", (await owner.SendBytesAsync("files?name=large.bin", large)).Code);
    }

    [Fact]
    public async Task Whoever_does_not_see_a_record_sees_no_file_of_it_and_a_token_that_reads_adds_none()
    {
        var (owner, deal) = (await app.ClientAsync(), await app.DealAsync(TestUser.Sales));
        var made = await owner.PostAsync($"deals/{deal.Id}/files",
            Attached(await owner.SendBytesAsync("files?name=b.pdf", Pdf)));
        var stranger = await app.ClientAsync(BuiltInRoles.Sales);
        foreach (var path in new[] { $"deals/{deal.Id}/files", $"files/{made.Id}", $"files/{made.Id}/content" })
            Assert.Equal(404, (await stranger.GetAsync(path)).Status);
        Assert.Equal(404, (await stranger.DeleteAsync($"files/{made.Id}", null)).Status);
        var reader = await app.ClientAsync(BuiltInRoles.Owner, "crm.deals.view");
        Assert.Single((await reader.GetAsync($"deals/{deal.Id}/files")).Data);
        Assert.Equal("forbidden", (await reader.SendBytesAsync("files?name=c.pdf", Pdf)).Code);
        var upload = new JsonObject { ["uploadId"] = "another's" };
        Assert.Equal("forbidden", (await reader.PostAsync($"deals/{deal.Id}/files", upload)).Code);
        Assert.Equal(404, (await reader.DeleteAsync($"files/{made.Id}", null)).Status);
    }

    [Fact]
    public async Task Whoever_sees_a_record_and_does_not_change_it_adds_no_file_to_it()
    {
        var (sales, others) = (await app.ClientAsync(BuiltInRoles.Sales), await app.CompanyAsync(TestUser.Sales));
        var own = await sales.PostAsync("companies", new() { ["name"] = $"Own {Guid.NewGuid():N}" });
        var upload = Attached(await sales.SendBytesAsync("files?name=a.txt", Bytes()));
        Assert.Equal(200, (await sales.GetAsync($"companies/{others.Id}/files")).Status);
        var refused = await sales.PostAsync($"companies/{others.Id}/files", upload.DeepClone().AsObject());
        Assert.Equal((403, "not-yours"), (refused.Status, refused.Code));
        Assert.Empty((await sales.GetAsync($"companies/{others.Id}/files")).Data);
        Assert.Equal(201, (await sales.PostAsync($"companies/{own.Id}/files", upload)).Status);
        // Who may add none anywhere sends none.
        var reader = await app.ClientAsync(BuiltInRoles.Owner, "crm.companies.view", "crm.deals.view");
        Assert.Equal("forbidden", (await reader.SendBytesAsync("files?name=a.txt", Bytes())).Code);
    }

    [Fact]
    public async Task The_same_bytes_sent_again_by_the_same_program_are_one_file()
    {
        var (owner, other, deal, bytes) = (await app.ClientAsync(), await app.ClientAsync(),
            await app.DealAsync(TestUser.Sales), Bytes());
        var path = $"deals/{deal.Id}/files";
        async Task<ApiReply> AddAsync(ApiClient client, string name) =>
            await client.PostAsync(path, Attached(await client.SendBytesAsync($"files?name={name}", bytes)));
        var first = await AddAsync(owner, "a.txt");
        Assert.Equal(first.Id, (await AddAsync(owner, "a.txt")).Id);
        // Of another program it is another file; what was removed may come again.
        Assert.NotEqual(first.Id, (await AddAsync(other, "a.txt")).Id);
        var upload = Attached(await owner.SendBytesAsync("files?name=a.txt", bytes));
        Assert.Equal(204, (await owner.DeleteAsync($"files/{first.Id}", null)).Status);
        var again = await owner.PostAsync(path, upload.DeepClone().AsObject());
        Assert.True(again.Status == 201 && again.Id != first.Id, again.Text);
        Assert.Equal(2, (await owner.GetAsync(path)).Data.Count);
        // By the name of an upload that was used it does not.
        Assert.Equal(204, (await owner.DeleteAsync($"files/{again.Id}", null)).Status);
        Assert.Equal("no-upload", (await owner.PostAsync(path, upload)).Code);
    }

    [Fact]
    public async Task Of_several_that_attach_the_same_at_once_one_does()
    {
        var (owner, deal, bytes) = (await app.ClientAsync(), await app.DealAsync(TestUser.Sales), Bytes());
        var one = Attached(await owner.SendBytesAsync("files?name=a.txt", bytes));
        var two = Attached(await owner.SendBytesAsync("files?name=a.txt", bytes));
        var answers = await Task.WhenAll(new[] { one, two, one, two }.Select(
            upload => owner.PostAsync($"deals/{deal.Id}/files", upload.DeepClone().AsObject())));
        Assert.All(answers, answer => Assert.True(answer.Status == 201, answer.Text));
        Assert.Single(answers.Select(answer => answer.Id).Distinct());
        Assert.Single((await owner.GetAsync($"deals/{deal.Id}/files")).Data);
    }

    [Fact]
    public async Task Under_one_key_one_file_is_added_also_when_its_bytes_were_sent_anew()
    {
        var (owner, deal, bytes, key) = (await app.ClientAsync(), await app.DealAsync(TestUser.Sales), Bytes(),
            Guid.NewGuid().ToString());
        var path = $"deals/{deal.Id}/files";
        async Task<ApiReply> AddAsync(byte[] content) => await owner.PostAsync(
            path, Attached(await owner.SendBytesAsync("files?name=a.txt", content)), key: key);
        var made = await AddAsync(bytes);
        Assert.True(made.Status == 201, made.Text);
        var replay = await AddAsync(bytes);
        Assert.Equal((201, made.Text), (replay.Status, replay.Text));
        Assert.Equal("true", replay.Headers.GetValues("Idempotent-Replayed").Single());
        Assert.Equal("key-reused", (await AddAsync(Bytes())).Code);

        // Killed between effect and answer: the key is there, the answer is not.
        await app.InAsync<PlatformDbContext>(db => db.Set<SubmittedForm>().Where(f => f.Reply == made.Text)
            .ExecuteUpdateAsync(set => set
                .SetProperty(f => f.ReplyStatus, (int?)null).SetProperty(f => f.Reply, (string?)null)));
        var rebuilt = await AddAsync(bytes);
        Assert.Equal((201, made.Id), (rebuilt.Status, rebuilt.Id));
        Assert.Single((await owner.GetAsync(path)).Data);
    }

    [Fact]
    public async Task An_issued_invoice_is_printed_as_on_its_page_for_whoever_sees_it()
    {
        var owner = await app.ClientAsync();
        var (_, _, invoice) = await new FinanceScene(app).IssuedAsync("Osh Bazaar");
        var (status, content, headers) = await owner.BytesAsync($"invoices/{invoice}/pdf");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (status, headers.ContentType!.MediaType));
        Assert.Equal("%PDF-"u8.ToArray(), content[..5]);
        Assert.Equal("attachment", headers.ContentDisposition!.DispositionType);
        Assert.Equal(404, (await owner.GetAsync($"invoices/{Guid.NewGuid()}/pdf")).Status);
        var sales = await app.ClientAsync(BuiltInRoles.Sales);
        Assert.Equal(404, (await sales.GetAsync($"invoices/{invoice}/pdf")).Status);
    }

    [Fact]
    public async Task An_e_invoice_is_refused_with_what_it_lacks_and_read_when_that_is_known()
    {
        var owner = await app.ClientAsync();
        var (company, _, invoice) = await new FinanceScene(app).IssuedAsync("E-invoiced");
        var refused = await owner.GetAsync($"invoices/{invoice}/ubl");
        Assert.Equal(422, refused.Status);
        Assert.Contains("the country of the customer", refused.Text, StringComparison.Ordinal);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var (seller, buyer) = (new SellerTerms(), new BuyerTerms(company));
            seller.Change(EInvoiceUse.Off, new EInvoiceSide { Country = "KG", VatId = "DE811907980" });
            buyer.Change(new EInvoiceSide { Country = "DE" });
            db.AddRange(seller, buyer);
            await db.SaveChangesAsync();
        });
        foreach (var (paper, type) in new[] { ("ubl", "application/xml"), ("factur-x", "application/pdf") })
        {
            var (status, content, headers) = await owner.BytesAsync($"invoices/{invoice}/{paper}");
            Assert.Equal((HttpStatusCode.OK, type), (status, headers.ContentType!.MediaType));
            Assert.NotEmpty(content);
        }
    }
}

internal static class ApiBytes
{
    public static Task<ApiReply> SendBytesAsync(
        this ApiClient client, string path, byte[] content, string type = "application/octet-stream") =>
        client.SendContentAsync("POST", path, new ByteArrayContent(content)
        {
            Headers = { ContentType = new MediaTypeHeaderValue(type) },
        });
}
