using CsCheck;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Treasury.Behaviour;
using ErpCrm.Finance.Treasury.Disputes;
using ErpCrm.Tests.Finance.Books.Posting;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.Behaviour;

/// <summary>How customers pay, with what is still open (domain-rules §18).</summary>
public sealed class PaymentBehaviourTests(TestApp app) : IClassFixture<TestApp>
{
    private const int True = 45;
    private const int Window = 180;

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.2)]
    public void With_what_is_open_it_is_nearer_to_the_truth_than_an_average_of_what_was_paid(double monthlyGrowth)
    {
        var lags = Simulated(monthlyGrowth);
        var behaviour = PaymentBehaviour.Of(lags);
        var onlyPaid = (decimal)lags.Where(lag => lag.IsPaid).Average(lag => lag.Days);
        Assert.InRange(onlyPaid, 30, 42);
        Assert.InRange(behaviour.Mean!.Value, 43, 47);
        Assert.True(Math.Abs(behaviour.Mean.Value - True) < Math.Abs(onlyPaid - True));
    }

    [Fact]
    public void Amounts_weigh_not_invoices()
    {
        var behaviour = PaymentBehaviour.Of([new Lag(0, 900, true), new Lag(100, 100, true)]);
        Assert.Equal(10m, behaviour.Mean);
        Assert.Equal((1m, 0.1m, 0m),
            (behaviour.UnpaidAfter(-1), behaviour.UnpaidAfter(50), behaviour.UnpaidAfter(100)));
        Assert.False(behaviour.IsBound);
    }

    [Fact]
    public void Who_never_paid_has_no_average_and_shows_since_when_at_least()
    {
        var never = PaymentBehaviour.Of([new Lag(70, 500, false), new Lag(12, 100, false)]);
        Assert.Equal((null, 70, 0, 2), (never.Mean, never.Longest, never.PaidCount, never.Count));
        Assert.Equal(1m, never.UnpaidAfter(365));
        // Something that has been open for longer than all else took is the least that an average can be.
        var late = PaymentBehaviour.Of([new Lag(10, 100, true), new Lag(200, 100, false)]);
        Assert.True(late.IsBound);
        Assert.Equal(105m, late.Mean);
    }

    [Fact]
    public void Few_payments_lean_on_those_of_everybody()
    {
        var everybody = PaymentBehaviour.Of(Enumerable.Repeat(new Lag(30, 1, true), 100));
        var own = PaymentBehaviour.Of(Enumerable.Repeat(new Lag(0, 1, true), PaymentBehaviour.Shrinkage));
        Assert.Equal(0.5m, own.Weight);
        Assert.Equal(15m, own.MeanWith(everybody));
        Assert.Equal(0.5m, own.UnpaidAfter(10, everybody));
        Assert.Equal(30m, PaymentBehaviour.Nothing.MeanWith(everybody));
        Assert.Null(PaymentBehaviour.Nothing.MeanWith(PaymentBehaviour.Nothing));
    }

    [Fact]
    public void Less_and_less_is_unpaid() =>
        Gen.Select(Gen.Int[-20, 200], Gen.Int[1, 1000], Gen.Bool).Array[0, 40].Sample(lags =>
        {
            var behaviour = PaymentBehaviour.Of(lags.Select(lag => new Lag(lag.Item1, lag.Item2, lag.Item3)));
            var last = 1m;
            for (var day = -25; day <= 205; day += 5)
            {
                var unpaid = behaviour.UnpaidAfter(day);
                Assert.InRange(unpaid, 0, last);
                last = unpaid;
            }
        }, iter: 200);

    [Fact]
    public async Task What_is_disputed_stands_apart_and_a_payment_that_was_taken_back_never_was()
    {
        var customer = await app.CustomerAsync("Disputes and pays");
        var paid = await app.InvoiceAsync(customer, 100, app.Today.AddDays(-24));
        var disputed = await app.InvoiceAsync(customer, 900, app.Today.AddDays(-90));
        await new PostingSteps(app).PayAsync(customer, 100, 1, (paid.Id, 100));
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var invoice = await db.Invoices.Include(i => i.Lines).SingleAsync(i => i.Id == disputed.Id);
            db.Add(Dispute.Raise(invoice, "Their director", "Never ordered", null, app.Today,
                new AskedBy(Guid.Empty, "Asel", DateTime.UnixEpoch)));
            await db.SaveChangesAsync();
        });
        var known = await KnownAsync(customer.Id);
        Assert.Equal((900m, 1, 10m), (known.Disputed, known.Behaviour.Count, known.Behaviour.Mean));
        var page = await app.Browser(TestUser.Accountant).GetAsync($"/finance/customers/{customer.Id}");
        Assert.Contains("Disputed and left out", page.Body!.TextContent, StringComparison.Ordinal);

        var browser = app.Browser(TestUser.Accountant);
        var payment = await app.InAsync<FinanceDbContext, Guid>(
            db => db.Payments.Where(p => p.CompanyId == customer.Id).Select(p => p.Id).SingleAsync());
        (await browser.SubmitAsync(await browser.GetAsync($"/finance/payments/{payment}"), "form#reverse",
            ("reason", "Another client's"))).Saved();
        Assert.Equal(0, (await KnownAsync(customer.Id)).Behaviour.PaidCount);
    }

    private Task<KnownBehaviour> KnownAsync(Guid customer) => app.InAsync<FinanceDbContext, KnownBehaviour>(
        db => PaymentLags.OfAsync(db, customer, app.Today, CancellationToken.None));

    // Invoices due within the window, more of them later if it grows; lags of a gamma distribution of two parts.
    private static List<Lag> Simulated(double monthlyGrowth)
    {
        var chance = new Random(18);
        var lags = new List<Lag>();
        while (lags.Count < 6000)
        {
            var ago = chance.Next(Window);
            if (chance.NextDouble() > Math.Pow(monthlyGrowth, -ago / 30.0)) continue;
            var lag = (int)Math.Round(Part() + Part());
            lags.Add(lag <= ago ? new Lag(lag, 1, true) : new Lag(ago, 1, false));
        }

        return lags;

        double Part() => -Math.Log(1 - chance.NextDouble()) * True / 2;
    }
}
