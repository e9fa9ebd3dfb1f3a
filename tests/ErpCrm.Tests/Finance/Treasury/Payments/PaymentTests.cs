using CsCheck;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using static ErpCrm.Tests.Finance.MoneyScene;

namespace ErpCrm.Tests.Finance.Treasury.Payments;

public sealed class PaymentTests
{
    private static readonly DateOnly Day = new(2026, 3, 10);

    [Fact]
    public void The_exchange_difference_is_paid_times_rate_of_payment_less_rate_of_invoice()
    {
        var customer = NewCustomer("Alpha", "EUR");
        var invoice = NewInvoice(customer, 1000, Day, "EUR", rate: 0.90m);
        var payment = NewPayment(customer, 1000, Day, "EUR", rate: 0.95m);
        Assert.Equal(50m, payment.Allocate(invoice, 1000, Day, "KGS").ExchangeDifference);
        Assert.False(invoice.IsOpen);
        Assert.Equal(Day, invoice.PaidOn);
    }

    [Fact]
    public void What_the_databases_cannot_keep_in_base_currency_is_neither_invoiced_nor_received_nor_paid_back()
    {
        var customer = NewCustomer("Alpha", "KWD");
        Assert.Throws<BusinessRuleException>(() => NewInvoice(customer, 2_000_000_000, Day, "KWD", rate: 1000));
        Assert.Throws<BusinessRuleException>(() => NewPayment(customer, 2_000_000_000, Day, "KWD", rate: 1000));
        var payment = NewPayment(customer, 2_000_000_000, Day, "KWD", rate: 100);
        Assert.Throws<BusinessRuleException>(() => payment.Refund(Guid.Empty,
            new RefundTerms(Day, 2_000_000_000, 1000, PaymentMethod.BankTransfer, null, null), [], Day));
        Assert.Equal(2_000_000_000, payment.OpenAmount);
    }

    [Fact]
    public void What_is_not_allocated_stays_credit()
    {
        var customer = NewCustomer("Alpha");
        var payment = NewPayment(customer, 150, Day);
        payment.Allocate(NewInvoice(customer, 100, Day), 100, Day, "KGS");
        Assert.Equal(50m, payment.OpenAmount);
        Assert.True(payment.HasCredit);
    }

    [Fact]
    public void More_than_is_open_or_left_is_refused()
    {
        var customer = NewCustomer("Alpha");
        var (small, large) = (NewInvoice(customer, 100, Day), NewInvoice(customer, 1000, Day));
        var payment = NewPayment(customer, 500, Day);
        Assert.Throws<BusinessRuleException>(() => payment.Allocate(small, 100.01m, Day, "KGS"));
        Assert.Throws<BusinessRuleException>(() => payment.Allocate(large, 500.01m, Day, "KGS"));
        Assert.Throws<BusinessRuleException>(
            () => payment.Allocate(NewInvoice(NewCustomer("Beta"), 100, Day), 10, Day, "KGS"));
        Assert.Throws<BusinessRuleException>(
            () => payment.Allocate(NewInvoice(customer, 100, Day, "USD", 87), 10, Day, "KGS"));
        Assert.Equal(500m, payment.OpenAmount);
    }

    [Fact]
    public void Taking_a_payment_back_opens_its_invoices_again()
    {
        var customer = NewCustomer("Alpha");
        var (first, second) = (NewInvoice(customer, 100, Day), NewInvoice(customer, 200, Day));
        var payment = NewPayment(customer, 250, Day);
        payment.Allocate(first, 100, Day, "KGS");
        payment.Allocate(second, 150, Day, "KGS");

        var reversal = payment.Reverse(Guid.Empty, Day.AddDays(3), "Wrong customer", [first, second]);

        Assert.Equal(-250m, reversal.Amount);
        Assert.Equal((100m, 200m), (first.OpenAmount, second.OpenAmount));
        Assert.Equal(0m, payment.Allocations.Sum(a => a.Amount) + reversal.Allocations.Sum(a => a.Amount));
        Assert.False(payment.HasCredit);
        Assert.Throws<BusinessRuleException>(() => payment.Reverse(Guid.Empty, Day, "Again", [first, second]));
    }

    [Fact]
    public void Taking_a_payment_back_takes_back_exactly_what_its_parts_realised()
    {
        var customer = NewCustomer("Alpha", "USD");
        var invoice = NewInvoice(customer, 10, Day, "USD", rate: 87.005m);
        var payment = NewPayment(customer, 10, Day, "USD", rate: 87.010m);
        foreach (var part in new[] { 3m, 3m, 3m }) payment.Allocate(invoice, part, Day, "KGS");
        var reversal = payment.Reverse(Guid.Empty, Day, "Wrong bank line", [invoice]);
        Assert.Equal(0m,
            payment.Allocations.Sum(a => a.ExchangeDifference) + reversal.Allocations.Sum(a => a.ExchangeDifference));
    }

    [Fact]
    public void An_invoice_is_paid_on_the_latest_day_that_counts_for_it_not_the_one_entered_last()
    {
        var customer = NewCustomer("Alpha");
        var invoice = NewInvoice(customer, 100, Day.AddDays(-10));
        NewPayment(customer, 50, Day).Allocate(invoice, 50, Day, "KGS");
        NewPayment(customer, 50, Day.AddDays(-5)).Allocate(invoice, 50, Day.AddDays(-5), "KGS");
        Assert.Equal(Day, invoice.PaidOn);
    }

    [Fact]
    public void Allocations_never_exceed_payment_or_open_and_their_order_does_not_change_the_sum() =>
        Gen.Select(Gen.Int[1, 100_000], Gen.Int[1, 50_000].Array[1, 6], Gen.Int[1, 60_000].Array[1, 12])
            .Sample((amount, grosses, tries) =>
            {
                decimal Settle(IEnumerable<int> order)
                {
                    var customer = NewCustomer("Alpha");
                    var invoices = grosses.Select(g => NewInvoice(customer, g / 100m, Day)).ToList();
                    var payment = NewPayment(customer, amount / 100m, Day);
                    foreach (var i in order)
                    {
                        var invoice = invoices[i % invoices.Count];
                        var part = Math.Min(payment.OpenAmount, invoice.OpenAmount);
                        if (part > 0) payment.Allocate(invoice, part, Day, "KGS");
                        if (tries[i % tries.Length] / 100m is var more
                            && more > Math.Min(payment.OpenAmount, invoice.OpenAmount))
                            Assert.Throws<BusinessRuleException>(() => payment.Allocate(invoice, more, Day, "KGS"));
                    }

                    Assert.True(payment.Allocations.Sum(a => a.Amount) <= payment.Amount);
                    Assert.All(invoices, i => Assert.Equal(i.Gross - i.OpenAmount,
                        payment.Allocations.Where(a => a.InvoiceId == i.Id).Sum(a => a.Amount)));
                    return payment.Allocations.Sum(a => a.Amount);
                }

                var all = Enumerable.Range(0, grosses.Length).ToList();
                Assert.Equal(Settle(all), Settle(Enumerable.Reverse(all)));
            }, iter: 200);
}
