using ErpCrm.Finance.Billing.Deposits;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.LateCharges;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Customers;

internal enum StatementKind
{
    Invoice,
    CreditNote,
    Payment,
    Reversal,
    Refund,
    WriteOff,
    WriteOffTakenBack,
}

internal static class StatementWords
{
    /// <summary>English key of what a line is.</summary>
    public static string Of(StatementKind kind) => kind switch
    {
        StatementKind.Invoice => "Invoice",
        StatementKind.CreditNote => "Credit note",
        StatementKind.Reversal => "Reversal",
        StatementKind.Refund => "Refund",
        StatementKind.WriteOff => "Written off",
        StatementKind.WriteOffTakenBack => "Write-off taken back",
        _ => "Payment",
    };
}

/// <summary>A line of a statement; <paramref name="Amount"/> raises
/// (invoice) or lowers (payment, credit) what is owed.</summary>
internal sealed record StatementLine(DateOnly On, StatementKind Kind, string Text, string Url, decimal Amount,
    decimal Balance);

/// <summary>
/// Everything between us and a customer in one currency. The balance
/// is what is owed less its credit, so that money received counts from the day it came in.
/// </summary>
internal sealed record Statement(Customer Customer, string Currency, DateOnly From, DateOnly To, decimal Opening,
    IReadOnlyList<StatementLine> Lines, IReadOnlyList<string> Currencies)
{
    /// <summary>More than these are not put on paper.</summary>
    public const int MostOnPaper = 3000;

    public decimal Closing => Lines.Count == 0 ? Opening : Lines[^1].Balance;

    /// <summary>What is open on its last day.</summary>
    public IReadOnlyList<Receivable> Open { get; init; } = [];

    /// <summary>What may be charged for paying late until its last day, as agreed; owed when it is billed, and so in no
    /// balance.</summary>
    public IReadOnlyList<LateAmount> Late { get; init; } = [];

    /// <summary>Deposits that no invoice had deducted on its last day, net: owed in work, and in no balance.</summary>
    public IReadOnlyList<DepositBalance> Deposits { get; init; } = [];

    public Ageing Ageing => Ageing.Of(To, Open.Select(r => (r.DueOn, r.Open)));

    /// <summary>The customer's money that settled no invoice: with it what is open makes the balance.</summary>
    public decimal Credit => Open.Sum(r => r.Open) - Closing;

    public decimal Invoiced => Lines.Where(l => l.Amount > 0).Sum(l => l.Amount);

    public decimal Settled => -Lines.Where(l => l.Amount < 0).Sum(l => l.Amount);

    public bool FitsOnPaper => Lines.Count + Open.Count + Late.Count + Deposits.Count <= MostOnPaper;

    public StatementPeriod Period => new(Currency, From, To);

    public static async Task<Statement> LoadAsync(FinanceDbContext db, Customer customer, string currency,
        DateOnly from, DateOnly to, CancellationToken ct)
    {
        var entries = await EntriesAsync(db, customer.Id, currency, to, ct);
        var opening = entries.Where(e => e.On < from).Sum(e => e.Amount);
        var balance = opening;
        var lines = new List<StatementLine>();
        foreach (var entry in entries.Where(e => e.On >= from).OrderBy(e => e.On).ThenBy(e => e.Kind)
            .ThenBy(e => e.Text, StringComparer.Ordinal))
        {
            balance += entry.Amount;
            lines.Add(entry with { Balance = balance });
        }

        var open = await Receivables.OpenOnAsync(db, to, customer.Id, ct);
        var late = await LateAmount.OfAsync(db, customer.Id, customer.Currency, to, ct);
        return new Statement(customer, currency, from, to, opening, lines, await CurrenciesAsync(db, customer, ct))
        {
            Open = [.. open.Where(r => r.Currency == currency)],
            Late = [.. late.Where(l => l.Currency == currency)],
            Deposits = await DepositBalance.OnAsync(db, customer.Id, currency, to, ct),
        };
    }

    public static async Task<IReadOnlyList<string>> CurrenciesAsync(FinanceDbContext db, Customer customer,
        CancellationToken ct)
    {
        var used = await db.Invoices.Where(i => i.CompanyId == customer.Id).Select(i => i.Currency)
            .Union(db.Payments.Where(p => p.CompanyId == customer.Id).Select(p => p.Currency)).ToListAsync(ct);
        return [.. used.Append(customer.Currency).Distinct().Order(StringComparer.Ordinal)];
    }

    private static async Task<List<StatementLine>> EntriesAsync(FinanceDbContext db, Guid companyId, string currency,
        DateOnly to, CancellationToken ct)
    {
        var invoices = await db.Invoices.Where(
            i => i.CompanyId == companyId && i.Currency == currency && i.IssuedOn != null && i.IssuedOn <= to)
            .Select(i => new { i.Id, i.Number, On = i.IssuedOn!.Value, Owed = i.Gross - i.SettledBefore })
            .ToListAsync(ct);
        var notes = await db.CreditNotes.Where(
            n => n.CompanyId == companyId && n.Currency == currency && n.IssuedOn <= to)
            .Select(n => new { n.Id, n.Number, On = n.IssuedOn, n.Gross }).ToListAsync(ct);
        var payments = await db.Payments.Where(
            p => p.CompanyId == companyId && p.Currency == currency && p.ReceivedOn <= to)
            .Select(p => new { p.Id, p.Reference, On = p.ReceivedOn, p.Amount, IsRefund = p.RefundsId != null
                || p.RefundsCreditNoteId != null })
            .ToListAsync(ct);
        var writeOffs = await (from row in db.OpenWriteOffs
                               join invoice in db.Invoices on row.InvoiceId equals invoice.Id
                               where invoice.CompanyId == companyId && invoice.Currency == currency && row.On <= to
                               select new { invoice.Id, invoice.Number, row.On, row.Amount }).ToListAsync(ct);
        return
        [
            .. invoices.Select(i => new StatementLine(i.On, StatementKind.Invoice, i.Number!,
                $"/finance/invoices/{i.Id}", i.Owed, 0)),
            .. notes.Select(n => new StatementLine(n.On, StatementKind.CreditNote, n.Number,
                $"/finance/credit-notes/{n.Id}", -n.Gross, 0)),
            .. payments.Select(p => new StatementLine(p.On,
                p.IsRefund ? StatementKind.Refund : p.Amount < 0 ? StatementKind.Reversal : StatementKind.Payment,
                p.Reference, $"/finance/payments/{p.Id}", -p.Amount, 0)),
            .. writeOffs.Select(w => new StatementLine(w.On,
                w.Amount < 0 ? StatementKind.WriteOffTakenBack : StatementKind.WriteOff, w.Number!,
                $"/finance/invoices/{w.Id}", -w.Amount, 0)),
        ];
    }
}
