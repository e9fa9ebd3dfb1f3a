using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Matching.Documents;

/// <summary>Invoices, and what customers paid of them.</summary>
internal sealed class CustomerMoney(FinanceDbContext db, ICurrentUser me, ICompanyProfile company) : IMoneyDocuments
{
    // A longer one is a sentence, and no line repeats it.
    private const int LongestReference = 30;

    public IReadOnlyList<string> Paid { get; } = [Kinds.Invoice, Kinds.Customer];

    public string Money => Kinds.Payment;

    public async Task FindAsync(MoneyAsk ask, FoundMoney found, CancellationToken ct)
    {
        var customers = await db.PayersOf(me).AsNoTracking().Select(c => new { c.Id, c.Name, c.LegalName, c.TaxId })
            .ToListAsync(ct);
        found.Parties.AddRange(customers.Select(c => new PartyFacts(c.Id, true,
            [.. new[] { c.Name, c.LegalName }.Where(name => name.Length > 0).Distinct()], c.TaxId)));
        await FindInvoicesAsync(ask, found, ct);
        await FindPaymentsAsync(ask, found, ct);
    }

    public async Task<RecordedMoney?> RecordedAsync(Guid id, CancellationToken ct) =>
        await Waiting.Where(p => p.Id == id).Select(p => new RecordedMoney(
            Kinds.Payment, p.Id, p.Amount, p.Currency, p.ReceivedOn, p.CompanyId, p.CustomerToday.Name))
            .FirstOrDefaultAsync(ct);

    public async Task<RecordedMoney> PayAsync(PayOrder order, CancellationToken ct)
    {
        var line = order.Line;
        if (line.Amount < 0) throw new BusinessRuleException("Invoices are paid by money that comes in.");
        var customer = await db.PayersOf(me).OneAsync(c => c.Id == order.PartyId, ct);
        var reference = line.Text.Length > Payment.ReferenceLength ? line.Text[..Payment.ReferenceLength] : line.Text;
        var terms = new PaymentTerms(customer.Id, order.On, order.Amount, line.Currency, line.ExchangeRate,
            PaymentMethod.BankTransfer, reference, null, line.BankAccountId);
        var plan = order.Of.Select(s => new PlannedAllocation(s.Id, s.Amount)).ToList();
        var payment = await Settle(order.On).ReceiveAsync(me.Id, terms, customer, plan, ct);
        return new RecordedMoney(Kinds.Payment, payment.Id, payment.Amount, payment.Currency, payment.ReceivedOn,
            payment.CompanyId, customer.Name);
    }

    public async Task TakeBackAsync(Guid id, string? reason, DateOnly on, CancellationToken ct)
    {
        var payment = await db.Payments.Include(p => p.Allocations).VisibleTo(db, me).OneAsync(p => p.Id == id, ct);
        await Settle(on).ReverseAsync(payment, me.Id, reason, ct);
    }

    private Settlement Settle(DateOnly on) => new(db, company.Current.BaseCurrency, on);

    // Neither taken back nor met by a line.
    private IQueryable<Payment> Waiting => db.Payments.AsNoTracking().VisibleTo(db, me)
        .Where(p => !p.IsReversed && p.ReversesId == null
            && !db.BankMatches.Any(m => m.DocumentId == p.Id && m.UndoneAt == null));

    private async Task FindInvoicesAsync(MoneyAsk ask, FoundMoney found, CancellationToken ct)
    {
        var currencies = ask.Currencies;
        var disputed = await db.Disputes.Where(d => d.OpenFor != null).Select(d => d.OpenFor!.Value)
            .ToHashSetAsync(ct);
        var open = await db.Invoices.AsNoTracking().VisibleTo(me)
            .Where(i => i.IsOpen && currencies.Contains(i.Currency))
            .Select(i => new
            {
                i.Id, i.Number, i.CompanyId, Customer = i.CustomerToday.Name, i.OpenAmount, i.Currency, i.IssuedOn,
                i.DueOn
            }).ToListAsync(ct);
        found.Candidates.AddRange(open.Select(i => new Candidate(CandidateKind.Invoice, Kinds.Invoice, i.Id,
            i.Currency, i.OpenAmount, i.IssuedOn!.Value, i.DueOn!.Value, i.CompanyId)
        {
            Numbers = [i.Number!], Title = i.Number!, PartyName = i.Customer, IsDisputed = disputed.Contains(i.Id),
        }));
    }

    private async Task FindPaymentsAsync(MoneyAsk ask, FoundMoney found, CancellationToken ct)
    {
        var (currencies, from) = (ask.Currencies, ask.From);
        var payments = await Waiting.Where(p => p.ReceivedOn >= from && currencies.Contains(p.Currency))
            .Select(p => new
            {
                p.Id, p.CompanyId, Customer = p.CustomerToday.Name, p.Amount, p.Currency, p.ReceivedOn, p.Reference,
                p.HasCredit, p.BankAccountId,
            }).ToListAsync(ct);
        var ids = payments.ConvertAll(p => (Guid?)p.Id);
        var used = (await (from a in db.PaymentAllocations.AsNoTracking()
                           join i in db.Invoices on a.InvoiceId equals i.Id
                           where ids.Contains(a.PaymentId)
                           select new { PaymentId = a.PaymentId!.Value, i.Id, i.Number }).ToListAsync(ct))
            .ToLookup(a => a.PaymentId);
        foreach (var p in payments)
        {
            if (ask.AccountOf(p.BankAccountId, p.Currency) is not { } account) continue;
            found.Candidates.Add(new Candidate(CandidateKind.Payment, Kinds.Payment, p.Id, p.Currency, p.Amount,
                p.ReceivedOn, p.ReceivedOn, p.CompanyId)
            {
                Numbers = [.. used[p.Id].Select(u => u.Number!).Concat(NumbersIn(p.Reference)).Distinct()],
                Title = p.Reference, PartyName = p.Customer, OfAccount = account,
                Pays = [.. used[p.Id].Select(u => u.Id)], HasCredit = p.HasCredit,
            });
        }
    }

    private static IEnumerable<string> NumbersIn(string reference) =>
        reference.Length is > 0 and <= LongestReference ? [reference] : [];
}
