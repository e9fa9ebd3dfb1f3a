using ErpCrm.Finance;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Billing.Numbering;

/// <summary>domain-rules §3, §4 and §34.</summary>
public sealed class NumberingTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly int Drafts = LongForm.Of(96, 16 * 500);

    private readonly FinanceScene _scene = new(app);

    private string Series => NumberSequence.SeriesOf(Invoice.Prefix, app.Today);

    [Fact]
    public async Task Sixteen_issuers_at_once_with_rollbacks_leave_no_gap()
    {
        var company = await _scene.CustomerAsync("Parallel");
        var drafts = await app.InAsync<FinanceDbContext, List<Guid>>(async db =>
        {
            var customer = await db.Customers.SingleAsync(c => c.Id == company);
            var made = Enumerable.Range(0, Drafts).Select(_ => new Invoice(customer, "KGS", app.Today)).ToList();
            foreach (var invoice in made) invoice.AddFree(null, new LineContent("Seat", 1, LineUnit.Piece, 100, 0, 12));
            db.AddRange(made);
            await db.SaveChangesAsync();
            return made.ConvertAll(i => i.Id);
        });
        await _scene.IssueAsync(drafts[0]);

        await Parallel.ForEachAsync(drafts.Skip(1), new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (id, ct) =>
        {
            if (id.GetHashCode() % 3 == 0) await TakeAndRollBackAsync(ct);
            await _scene.IssueAsync(id);
        });

        var certificate = await app.InAsync<FinanceDbContext, SeriesCertificate>(
            db => SeriesCertificate.CheckAsync(db, Series, CancellationToken.None));
        Assert.Empty(certificate.Breaks);
        var numbers = await app.InAsync<FinanceDbContext, List<int>>(
            db => db.IssuedDocuments.Where(d => d.Series == Series).OrderBy(d => d.Sequence).Select(d => d.Sequence)
                .ToListAsync());
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        Assert.True(numbers.Count >= Drafts);
    }

    [Fact]
    public async Task Numbers_are_in_the_order_of_their_dates()
    {
        var (company, project, _) = await _scene.IssuedAsync("Ordered");
        await _scene.TimeAsync(project, 60);
        var draft = await _scene.DraftAsync(company);
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(
            () => _scene.IssueAsync(draft, app.Today.AddDays(-1)));
        Assert.Contains("last document of this series", refusal.Message, StringComparison.Ordinal);
        Assert.True((await _scene.InvoiceAsync(draft)).IsDraft);
    }

    [Fact]
    public async Task A_mistyped_day_does_not_close_the_series()
    {
        var (company, project, issued) = await _scene.IssuedAsync("Mistyped");
        await _scene.TimeAsync(project, 60);
        var draft = await _scene.DraftAsync(company);
        foreach (var day in new[] { app.Today.AddDays(1), app.Today.AddYears(-1).AddDays(-1), new DateOnly(26, 1, 1) })
            Assert.Equal("IssuedOn",
                (await Assert.ThrowsAsync<BusinessRuleException>(() => _scene.IssueAsync(draft, day))).Field);
        await _scene.IssueAsync(draft);

        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        var invoice = await scope.ServiceProvider.GetRequiredService<FinanceDbContext>().Invoices.Whole()
            .SingleAsync(i => i.Id == issued);
        var request = new CreditRequest(new Dictionary<Guid, decimal> { [invoice.Lines[0].Id] = 1 },
            CreditedWork.WrittenOff, "Agreed", app.Today.AddDays(1));
        Assert.Equal("IssuedOn",
            (await Assert.ThrowsAsync<BusinessRuleException>(() => scope.ServiceProvider.GetRequiredService<Crediting>()
                .CreditAsync(invoice, request, CancellationToken.None))).Field);
    }

    [Fact]
    public async Task A_changed_row_breaks_the_series_at_its_number()
    {
        var invoice = (await _scene.IssuedAsync("Tampered")).Invoice;
        await _scene.IssuedAsync("Next after it");
        var sequence = await app.InAsync<FinanceDbContext, int>(
            db => db.IssuedDocuments.Where(d => d.Id == invoice).Select(d => d.Sequence).SingleAsync());

        await app.InAsync<FinanceDbContext>(db => db.Invoices.Where(i => i.Id == invoice)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Gross, i => i.Gross + 1)));
        Assert.Contains(new SeriesBreak(sequence, SeriesFault.ContentDiffers), await BreaksAsync());
        await app.InAsync<FinanceDbContext>(db => db.Invoices.Where(i => i.Id == invoice)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Gross, i => i.Gross - 1)));
        Assert.DoesNotContain(await BreaksAsync(), b => b.Sequence == sequence);

        await app.InAsync<FinanceDbContext>(db => db.IssuedDocuments.Where(d => d.Id == invoice)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Content, d => d.Content + " ")));
        Assert.Contains(new SeriesBreak(sequence, SeriesFault.HashBroken), await BreaksAsync());
        await app.InAsync<FinanceDbContext>(db => db.IssuedDocuments.Where(d => d.Id == invoice)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Content, d => d.Content.TrimEnd())));
        Assert.DoesNotContain(await BreaksAsync(), b => b.Sequence == sequence);
    }

    [Fact]
    public async Task Nothing_issued_can_be_changed_or_deleted()
    {
        var id = (await _scene.IssuedAsync("Frozen")).Invoice;
        await RefusedAsync(db => db.Invoices.SingleAsync(i => i.Id == id),
            (db, invoice) => db.Entry(invoice).Property(i => i.CustomerName).CurrentValue = "Somebody else");
        await RefusedAsync(db => db.Invoices.SingleAsync(i => i.Id == id), (db, invoice) => db.Remove(invoice));
        await RefusedAsync(db => db.InvoiceLines.FirstAsync(l => l.InvoiceId == id),
            (db, line) => db.Entry(line).Property(l => l.UnitPrice).CurrentValue = 1);
        await RefusedAsync(db => db.BillingAllocations.FirstAsync(a => a.InvoiceId == id),
            (db, allocation) => db.Remove(allocation));
        await RefusedAsync(db => db.IssuedDocuments.SingleAsync(d => d.Id == id),
            (db, document) => db.Entry(document).Property(d => d.Content).CurrentValue = "{}");
        await RefusedAsync(db => db.DocumentFiles.SingleAsync(f => f.DocumentId == id), (db, file) => db.Remove(file));
    }

    [Fact]
    public async Task An_issued_invoice_refuses_every_change_itself()
    {
        var invoice = await _scene.InvoiceAsync((await _scene.IssuedAsync("Stubborn")).Invoice);
        var content = new LineContent("More", 1, LineUnit.Piece, 1, 0, 0);
        Assert.Throws<BusinessRuleException>(() => invoice.AddFree(null, content));
        Assert.Throws<BusinessRuleException>(() => invoice.ChangeLine(invoice.Lines[0].Id, content));
        Assert.Throws<BusinessRuleException>(() => invoice.RemoveLine(invoice.Lines[0].Id));
        Assert.Throws<BusinessRuleException>(invoice.Discard);
        Assert.Throws<BusinessRuleException>(() => invoice.Change(null, null, 1));
    }

    private Task<IReadOnlyList<SeriesBreak>> BreaksAsync() =>
        app.InAsync<FinanceDbContext, IReadOnlyList<SeriesBreak>>(
            async db => (await SeriesCertificate.CheckAsync(db, Series, CancellationToken.None)).Breaks);

    private Task RefusedAsync<T>(Func<FinanceDbContext, Task<T>> find, Action<FinanceDbContext, T> change) =>
        app.InAsync<FinanceDbContext>(async db =>
        {
            change(db, await find(db));
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });

    private async Task TakeAndRollBackAsync(CancellationToken ct)
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FinanceDbContext>();
        await Assert.ThrowsAsync<NotSupportedException>(() => db.InTransactionAsync(
            async token =>
            {
                await NumberSequence.TakeAsync(db, Series, app.Today, token);
                throw new NotSupportedException("Taken back.");
            },
            ct));
    }
}
