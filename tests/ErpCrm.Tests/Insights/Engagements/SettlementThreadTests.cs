using ErpCrm.Contracts;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Posting.Banking;
using ErpCrm.Finance.Treasury.Cash;
using ErpCrm.Insights;
using ErpCrm.Insights.Engagements;
using ErpCrm.Insights.Money;
using ErpCrm.Insights.Thread;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using ErpCrm.Tests.Finance;
using Microsoft.EntityFrameworkCore;
using Amount = ErpCrm.SharedKernel.Money;

namespace ErpCrm.Tests.Insights.Engagements;

/// <summary>domain-rules §27: the thread shows every event once, in
/// order; paying changes no term of the money bar.</summary>
public sealed class SettlementThreadTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_payment_taken_back_is_told_and_leaves_the_money_as_before_it()
    {
        var (_, _, invoice) = await _scene.IssuedAsync("Taken back");
        await app.DrainAsync();
        var engagement = await EngagementAsync(invoice);
        var (bar, cash) = (await BarAsync(engagement), await CashAsync());

        var payment = (await Accountant.SubmitAsync(
            await Accountant.GetAsync($"/finance/payments/create?invoiceId={invoice}"), "form#payment")).Saved();
        await app.DrainAsync();
        Assert.Equal((bar, cash + 11_200m), (await BarAsync(engagement), await CashAsync()));

        (await Accountant.SubmitAsync(await Accountant.GetAsync(payment), "form#reverse",
            ("reason", "Another client's money"))).Saved();
        await app.DrainAsync();

        Assert.Equal((bar, cash), (await BarAsync(engagement), await CashAsync()));
        Assert.Equal(0m, bar!.Difference);
        var told = (await ThreadAsync(engagement)).Single(t => t.Kind == ThreadKind.PaymentReversed);
        Assert.Equal((-11_200m, "KGS", "Another client's money", Kinds.Invoice, invoice),
            (told.Amount, told.Currency, told.Detail, told.RecordKind, told.RecordId));
        var page = await Accountant.GetAsync($"/insights/engagements/{engagement}");
        Assert.Contains("taken back: Another client's money",
            page.QuerySelector("li[data-kind=PaymentReversed]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credit_of_a_payment_and_of_a_credit_note_is_told_where_it_was_used()
    {
        var (company, project, first) = await _scene.IssuedAsync("Pays ahead");
        var payment = (await Accountant.SubmitAsync(await Accountant.GetAsync(
            $"/finance/payments/create?invoiceId={first}"), "form#payment", ("Amount", "15000"))).Saved();
        var note = await CreditAnHourAsync(first);
        await _scene.TimeAsync(project, 600);
        var second = await _scene.DraftAsync(company);
        await _scene.IssueAsync(second);

        (await Accountant.SubmitAsync(await Accountant.GetAsync($"{payment}/use"), "form#credit")).Saved();
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"/finance/payments/credit/{note}"), "form#credit"))
            .Saved();
        await app.DrainAsync();

        var engagement = await EngagementAsync(second);
        Assert.Equal([3800m, 1120m],
            (await ThreadAsync(engagement)).Where(t => t.Kind == ThreadKind.CreditUsed).Select(t => t.Amount!.Value));
    }

    [Fact]
    public async Task Events_that_arrive_late_still_stand_in_the_order_they_happened()
    {
        var (engagement, invoice) = (Guid.NewGuid(), Guid.NewGuid());
        PaymentPart Part(decimal amount) => new(invoice, "INV-2026-0009", amount, [engagement]);
        var at = app.Time.GetUtcNow().UtcDateTime;
        var received = new PaymentReceived(Guid.NewGuid(), Guid.NewGuid(), new Amount(50, "KGS"), app.Today,
            [Part(50)]) { OccurredAt = at };
        var reversed = new PaymentReversed(Guid.NewGuid(), received.PaymentId, received.CompanyId, received.Amount,
            app.Today, "Typo", [Part(-50)]) { OccurredAt = at.AddMinutes(1) };

        await HandleAsync<TellThread<PaymentReversed>, PaymentReversed>(reversed);
        await HandleAsync<TellThread<PaymentReceived>, PaymentReceived>(received);

        Assert.Equal([ThreadKind.PaymentReceived, ThreadKind.PaymentReversed],
            (await ThreadAsync(engagement)).Select(t => t.Kind));
        var shown = (await app.Browser(TestUser.Owner).GetAsync($"/insights/engagements/{engagement}"))
            .QuerySelectorAll("ol.feed > li")
            .Select(li => li.GetAttribute("data-kind"));
        Assert.Equal(["PaymentReversed", "PaymentReceived"], shown);
    }

    private async Task<Guid> CreditAnHourAsync(Guid invoice)
    {
        var page = await Accountant.GetAsync($"/finance/invoices/{invoice}/credit");
        (await Accountant.SubmitAsync(page, "form#credit", ("Lines[0].Quantity", "1"), ("Reason", "An hour too much")))
            .Saved();
        return await app.InAsync<FinanceDbContext, Guid>(
            db => db.CreditNotes.Where(n => n.InvoiceId == invoice).Select(n => n.Id).SingleAsync());
    }

    private async Task<Guid> EngagementAsync(Guid invoice) =>
        (await _scene.InvoiceAsync(invoice)).EngagementIds().Single();

    private Task<MoneyBar?> BarAsync(Guid engagement) =>
        app.InAsync<InsightsDbContext, MoneyBar?>(db => MoneyBar.LoadAsync(db, engagement, default));

    private Task<List<ThreadEntry>> ThreadAsync(Guid engagement) =>
        app.InAsync<InsightsDbContext, List<ThreadEntry>>(
            db => db.ThreadEntries.AsNoTracking().Where(t => t.EngagementId == engagement).OrderBy(t => t.At)
                .ThenBy(t => t.Id)
                .ToListAsync());

    private async Task<decimal> CashAsync()
    {
        var rates = new ExchangeRateTable("KGS", []);
        return (await app.InAsync<FinanceDbContext, IReadOnlyList<CashPosition>>(db => CashOnHand.LoadAsync(db,
            new CashBooks(db, new LedgerSums(db)), rates, app.Today, default)))
            .SingleOrDefault(p => p.Currency == "KGS")?.OnHand ?? 0;
    }

    private Task HandleAsync<THandler, TEvent>(TEvent domainEvent)
        where THandler : IHandle<TEvent>
        where TEvent : DomainEvent => app.HandleAsync<InsightsDbContext, THandler, TEvent>(domainEvent);
}
