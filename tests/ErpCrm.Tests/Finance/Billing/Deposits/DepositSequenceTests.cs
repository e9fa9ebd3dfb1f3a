using CsCheck;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.SharedKernel;
using static ErpCrm.Tests.Finance.MoneyScene;

namespace ErpCrm.Tests.Finance.Billing.Deposits;

/// <summary>Whatever people do with a deposit and with what deducts it: never more is used than was paid (domain-rules
/// §8, §26).</summary>
public sealed class DepositSequenceTests
{
    [Fact]
    public void After_every_step_no_more_is_deducted_than_was_paid_and_the_rest_is_owed() =>
        Gen.Select(Gen.Int[100, 90_000], Gen.Int[0, 7],
            Gen.Select(Gen.Int[0, 8], Gen.Int[1, 120_000]).Array[1, 30])
            .Sample((net, kind, steps) =>
            {
                var player = new DepositPlayer((kind & 1) == 0 ? "KGS" : "JPY", net, (kind & 2) == 0 ? 12 : 0,
                    includesVat: (kind & 4) != 0);
                foreach (var (step, amount) in steps)
                {
                    player.Do(step, amount);
                    player.Check();
                }
            }, iter: 400);
}

/// <summary>One deposit, its payments, and the invoices that deduct it.</summary>
internal sealed class DepositPlayer
{
    private static readonly DateOnly Day = new(2026, 3, 10);
    private readonly Customer _customer = NewCustomer("Alpha");
    private readonly List<Invoice> _invoices = [];
    private readonly Invoice _deposit;
    private readonly decimal _unit;
    private readonly decimal _vat;
    private readonly bool _includesVat;
    private int _number = 730_000;
    private decimal _paid;

    public DepositPlayer(string currency, int units, decimal vat, bool includesVat)
    {
        (_unit, _vat, _includesVat) = (Rounding.Unit(Currencies.Digits(currency)), vat, includesVat);
        _deposit = Invoice.NewDeposit(_customer, currency, null,
            new LineContent("Deposit", 1, LineUnit.Fixed, units * _unit, 0, vat), Day);
        _deposit.Issue(_customer, ++_number, Day, 1, "KGS");
    }

    public void Do(int step, int units)
    {
        try
        {
            Try(step, units * _unit);
        }
        catch (BusinessRuleException)
        {
            // Refused: what is checked next is that nothing changed by it.
        }
    }

    public void Check()
    {
        var lines = _invoices.SelectMany(i => i.Lines.Where(l => l.IsDeduction).Select(l => (Invoice: i, Line: l,
            Used: l.Deducted - l.GivenBackOf(i.CreditNotes.SelectMany(n => n.Lines)
                .Where(c => c.InvoiceLineId == l.Id).Sum(c => c.Quantity), i.Currency)))).ToList();
        var used = lines.Sum(l => l.Used);
        Assert.Equal(used, _deposit.DepositTaken);
        Assert.InRange(used, 0, _deposit.DepositPaid);
        Assert.Equal(_deposit.Net - _deposit.DepositCredited - lines.Where(l => !l.Invoice.IsDraft).Sum(l => l.Used),
            _deposit.DepositOpen);
        Assert.InRange(_deposit.DepositOpen, 0, _deposit.Net);
    }

    private void Try(int step, decimal amount)
    {
        var draft = _invoices.Find(i => i.IsDraft);
        var issued = _invoices.Find(i => !i.IsDraft && i.Lines.Any(l => l.IsDeduction && LeftOf(i, l) != 0));
        switch (step)
        {
            case 0 or 1 when _deposit.OpenAmount > 0:
                var pays = Math.Min(amount, _deposit.OpenAmount);
                _deposit.Settle(pays, Day);
                _paid += pays;
                break;
            case 2 when _paid > 0:
                var back = Math.Min(amount, _paid);
                _deposit.Reopen(back, Day);
                _paid -= back;
                break;
            case 3 or 4:
                Draft().Deduct(_deposit, amount, "Deposit");
                break;
            case 5 when draft is not null:
                draft.Issue(_customer, ++_number, Day, 1, "KGS");
                break;
            case 6 when draft is not null:
                draft.Discard();
                _invoices.Remove(draft);
                break;
            case 7 when issued is not null:
                Credit(issued, issued.Lines.ToDictionary(l => l.Id, l => LeftOf(issued, l)));
                break;
            case 8:
                var part = amount > _deposit.Net / 2 ? 0.37m : 0.11m;
                Credit(issued ?? _deposit, (issued ?? _deposit).Lines.ToDictionary(l => l.Id,
                    l => l.Quantity < 0 ? Math.Max(-part, LeftOf(issued!, l)) : Math.Min(part,
                        LeftOf(issued ?? _deposit, l))));
                break;
        }
    }

    // Work that is larger than any deposit of the test.
    private Invoice Draft()
    {
        var draft = new Invoice(_customer, _deposit.Currency, Day);
        draft.AddFree(null, new LineContent("Work", 1, LineUnit.Fixed, 200_000 * _unit, 0, _vat));
        draft.Price(new InvoicePrices(10, 0, null, _includesVat));
        _invoices.Add(draft);
        return draft;
    }

    private void Credit(Invoice invoice, Dictionary<Guid, decimal> quantities)
    {
        var (note, parts) = CreditWriter.Write(invoice,
            new CreditRequest(quantities, CreditedWork.WrittenOff, "Less", Day));
        note.Issue(++_number, Day, parts);
    }

    private static decimal LeftOf(Invoice invoice, InvoiceLine line) => CreditWriter.LeftOf(invoice, line);
}
