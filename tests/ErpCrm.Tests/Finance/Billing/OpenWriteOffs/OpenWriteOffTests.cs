using CsCheck;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.SharedKernel;
using static ErpCrm.Tests.Finance.MoneyScene;

namespace ErpCrm.Tests.Finance.Billing.OpenWriteOffs;

/// <summary>What nobody pays settles an invoice and is no credit note (domain-rules §4, §7).</summary>
public sealed class OpenWriteOffTests
{
    private static readonly DateOnly Day = new(2026, 3, 10);
    private static readonly AskedBy By = new(Guid.Empty, "Asel", DateTime.UnixEpoch);
    private int _number = 700_000;

    [Fact]
    public void A_small_difference_pays_an_invoice_and_a_bad_debt_only_settles_it()
    {
        var (small, bad) = (NewInvoice(NewCustomer("Alpha"), 100, Day), NewInvoice(NewCustomer("Alpha"), 100, Day));
        small.Settle(99.50m, Day.AddDays(5));
        small.WriteOff(Terms(OpenWriteOffKind.BankCharges, 0.50m, Day.AddDays(6)), [], By, "KGS");
        Assert.Equal((0m, false, Day.AddDays(6)), (small.OpenAmount, small.IsOpen, small.PaidOn));
        Assert.Single(small.TakeEvents().OfType<InvoicePaid>());

        var row = bad.WriteOff(Terms(OpenWriteOffKind.BadDebt, 100, Day), [], By, "KGS");
        Assert.Equal((0m, 0m, 100m), (bad.OpenAmount, bad.CreditedAmount, bad.BadDebtAmount));
        var events = bad.TakeEvents();
        Assert.Empty(events.OfType<InvoicePaid>());
        Assert.True(Assert.Single(events.OfType<OpenAmountWrittenOff>()).IsBadDebt);
        Assert.Equal(100m, row.BaseAmount);
    }

    [Fact]
    public void It_is_taken_back_once_by_the_opposite_and_is_owed_again()
    {
        var invoice = NewInvoice(NewCustomer("Alpha"), 100, Day, "USD", 87.333m);
        var row = invoice.WriteOff(Terms(OpenWriteOffKind.BadDebt, 33.33m, Day), [], By, "KGS");
        var back = invoice.TakeBack(row, [row], Day.AddDays(4), "It was paid after all", By, "KGS");
        Assert.Equal((-33.33m, -row.BaseAmount, row.Id), (back.Amount, back.BaseAmount, back.ReversesId!.Value));
        Assert.Equal((100m, 0m, 0m), (invoice.OpenAmount, invoice.WrittenOffAmount, invoice.BadDebtAmount));
        foreach (var known in new[] { row, back })
            Assert.Throws<BusinessRuleException>(
                () => invoice.TakeBack(known, [row, back], Day.AddDays(5), "Again", By, "KGS"));
    }

    [Fact]
    public void Neither_more_than_is_open_nor_before_it_was_issued_nor_of_a_draft()
    {
        var invoice = NewInvoice(NewCustomer("Alpha"), 100, Day);
        foreach (var terms in new[]
        {
            Terms(OpenWriteOffKind.Rounding, 100.01m, Day), Terms(OpenWriteOffKind.Rounding, 0, Day),
            Terms(OpenWriteOffKind.Rounding, 1.001m, Day), Terms(OpenWriteOffKind.Rounding, 1, Day.AddDays(-1)),
        })
            Assert.Throws<BusinessRuleException>(() => invoice.WriteOff(terms, [], By, "KGS"));
        var draft = new Invoice(NewCustomer("Alpha"), "KGS", Day);
        Assert.Throws<BusinessRuleException>(
            () => draft.WriteOff(Terms(OpenWriteOffKind.Rounding, 1, Day), [], By, "KGS"));
    }

    [Fact]
    public void What_is_written_off_cannot_be_credited_too()
    {
        var invoice = NewInvoice(NewCustomer("Alpha"), 100, Day);
        var row = invoice.WriteOff(Terms(OpenWriteOffKind.BadDebt, 60, Day), [], By, "KGS");
        Assert.Throws<BusinessRuleException>(() => invoice.Credit(40.01m, 40, Day));
        invoice.Credit(40, 40, Day);
        Assert.False(invoice.IsOpen);
        invoice.TakeBack(row, [row], Day, "A mistake", By, "KGS");
        Assert.Equal(60m, invoice.OpenAmount);
    }

    [Fact]
    public void Parts_relieve_together_exactly_the_VAT_of_the_whole() =>
        Gen.Select(Gen.Int[1, 5_000_000], Gen.Int[1, 100].Array[1, 6]).Sample((cents, weights) =>
        {
            var invoice = WithVat(cents / 100m);
            var rows = new List<OpenWriteOff>();
            foreach (var part in Rounding.Allocate(invoice.Gross, [.. weights.Select(w => (decimal)w)], 2)
                .Where(part => part > 0))
                rows.Add(invoice.WriteOff(Terms(OpenWriteOffKind.BadDebt, part, Day) with { WithVatRelief = true },
                    rows, By, "KGS"));
            Assert.Equal(invoice.Vat, rows.Sum(row => row.VatAmount));
            Assert.All(rows, row => Assert.InRange(row.VatAmount, 0, row.Amount));
            Assert.False(invoice.IsOpen);
        }, iter: 200);

    [Fact]
    public void In_any_order_open_is_owed_less_what_was_paid_and_given_up() =>
        Gen.Select(Gen.Int[100, 100_000], Gen.Select(Gen.Int[0, 2], Gen.Int[1, 60_000]).Array[1, 15])
            .Sample((gross, steps) =>
            {
                var invoice = NewInvoice(NewCustomer("Alpha", "USD"), gross / 100m, Day, "USD", 87.4567m);
                var (rows, paid) = (new List<OpenWriteOff>(), 0m);
                foreach (var (step, cents) in steps)
                {
                    var amount = Math.Min(cents / 100m, invoice.OpenAmount);
                    var standing = rows.Find(row => row.ReversesId is null && rows.All(r => r.ReversesId != row.Id));
                    if (step == 2 && standing is not null)
                        rows.Add(invoice.TakeBack(standing, rows, Day, "Back", By, "KGS"));
                    if (amount == 0) continue;
                    if (step == 0)
                        rows.Add(invoice.WriteOff(Terms(OpenWriteOffKind.BadDebt, amount, Day), rows, By, "KGS"));
                    if (step != 1) continue;
                    invoice.Settle(amount, Day);
                    paid += amount;
                }

                Assert.Equal(invoice.Gross - paid - rows.Sum(row => row.Amount), invoice.OpenAmount);
                Assert.Equal(rows.Sum(row => row.Amount), invoice.WrittenOffAmount);
                Assert.Equal(invoice.IsOpen, invoice.PaidOn is null);
                Assert.True(invoice.OpenAmount >= 0);
            }, iter: 300);

    private static OpenWriteOffTerms Terms(OpenWriteOffKind kind, decimal amount, DateOnly on) =>
        new(kind, amount, on, "Nobody pays it", false);

    private Invoice WithVat(decimal net)
    {
        var customer = NewCustomer("Alpha");
        var invoice = new Invoice(customer, "KGS", Day);
        invoice.AddFree(null, new LineContent("Work", 1, LineUnit.Fixed, net, 0, 12));
        invoice.Issue(customer, ++_number, Day, 1, "KGS");
        return invoice;
    }
}
