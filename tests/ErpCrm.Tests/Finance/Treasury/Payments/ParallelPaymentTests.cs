using ErpCrm.Finance;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Treasury.Payments;

public sealed class ParallelPaymentTests(TestApp app) : IClassFixture<TestApp>
{
    private const int Payments = 32;

    [Fact]
    public async Task Thirty_two_payments_at_once_never_settle_more_than_is_open()
    {
        var customer = await app.CustomerAsync("Parallel");
        var invoice = await app.InvoiceAsync(customer, 1000, app.Today);

        var saved = (await Task.WhenAll(Enumerable.Range(0, Payments).Select(_ => PayAsync(customer, invoice.Id, 100))))
            .Count(ok => ok);

        var allocated = await app.InAsync<FinanceDbContext, List<decimal>>(
            db => db.PaymentAllocations.Where(a => a.InvoiceId == invoice.Id).Select(a => a.Amount).ToListAsync());
        Assert.Equal(10, saved);
        Assert.Equal(1000m, allocated.Sum());
        Assert.Equal(0m, await app.OpenOfAsync(invoice.Id));
    }

    [Fact]
    public async Task Credit_of_one_payment_is_used_only_once()
    {
        var customer = await app.CustomerAsync("Credit race");
        var invoices = new List<Guid>();
        for (var i = 0; i < 8; i++) invoices.Add((await app.InvoiceAsync(customer, 100, app.Today)).Id);
        var paymentId = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var payment = MoneyScene.NewPayment(customer, 300, app.Today);
            db.Add(payment);
            await db.SaveChangesAsync();
            return payment.Id;
        });

        await Task.WhenAll(invoices.Select(id => TryAsync(async db =>
        {
            var payment = await db.Payments.Include(p => p.Allocations).SingleAsync(p => p.Id == paymentId);
            await new Settlement(db, "KGS", app.Today).UseAsync(payment, [new PlannedAllocation(id, 100)],
                CancellationToken.None);
        })));

        var (left, used) = await app.InAsync<FinanceDbContext, (decimal, decimal)>(async db => (
            await db.Payments.Where(p => p.Id == paymentId).Select(p => p.OpenAmount).SingleAsync(),
            (await db.PaymentAllocations.Where(a => a.PaymentId == paymentId).Select(a => a.Amount).ToListAsync())
                .Sum()));
        Assert.Equal(300m, used);
        Assert.Equal(0m, left);
    }

    private Task<bool> PayAsync(ErpCrm.Finance.Copies.Customer customer, Guid invoiceId, decimal amount) =>
        TryAsync(db =>
            new Settlement(db, "KGS", app.Today).ReceiveAsync(
                Guid.Empty,
                new PaymentTerms(customer.Id, app.Today, amount, "KGS", 1, PaymentMethod.BankTransfer, null, null),
                customer,
                [new PlannedAllocation(invoiceId, amount)],
                CancellationToken.None));

    // Whoever comes second looks again and tries once more, as a person would; a refusal is final.
    private async Task<bool> TryAsync(Func<FinanceDbContext, Task> work)
    {
        using var acting = ActingUser.Act(null, null);
        while (true)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<FinanceDbContext>();
            try
            {
                await work(db);
                await db.SaveChangesAsync();
                return true;
            }
            catch (BusinessRuleException)
            {
                return false;
            }
            catch (DbUpdateConcurrencyException)
            {
                await Task.Yield();
            }
        }
    }
}
