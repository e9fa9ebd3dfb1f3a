using System.Runtime.CompilerServices;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Exchange rates, copied by crm and insights.</summary>
internal sealed class ExchangeRateRecords(FinanceDbContext db) : IRecords
{
    public string Kind => "exchange rate";

    public string Holder => "Finance.ExchangeRates";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var r in db.ExchangeRates.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(r.Id, ("Currency", r.Currency), ("ValidFrom", r.ValidFrom), ("Rate", r.Rate));
    }
}

/// <summary>Valued deliveries, counted in the engagements' money.</summary>
internal sealed class DeliveredRecords(FinanceDbContext db) : IRecords
{
    public string Kind => "delivery";

    public string Holder => "Finance.Deliveries";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var valued = db.Deliveries.AsNoTracking().Where(d => d.IsBillable && !d.NeedsPrice && d.Quantity > 0)
            .Select(d => new { d.SourceId, d.EngagementId, d.Value, d.Currency, d.DeliveredOn });
        await foreach (var d in valued.AsAsyncEnumerable().WithCancellation(ct))
        {
            // What is worth nothing is not counted.
            if (d.Value != 0)
                yield return RecordState.Of(d.SourceId, ("EngagementId", d.EngagementId), ("Value", d.Value),
                    ("Currency", d.Currency), ("On", d.DeliveredOn));
        }
    }
}

/// <summary>Costs: hours at their cost, approved expenses and posted bills of projects.</summary>
internal sealed class CostRecords(FinanceDbContext db) : IRecords
{
    public string Kind => "cost";

    public string Holder => "Finance";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var hours = db.Deliveries.AsNoTracking().Where(d => d.Kind == BillingSourceKind.Time && !d.NeedsCost)
            .Select(d => new { d.SourceId, d.EngagementId, d.Cost, d.WorkedMinutes });
        await foreach (var h in hours.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(h.SourceId, ("EngagementId", h.EngagementId), ("Amount", h.Cost),
                ("Minutes", h.WorkedMinutes));
        var spent = db.Expenses.AsNoTracking()
            .Where(e => e.ProjectId != null && (e.State == ExpenseState.Approved || e.State == ExpenseState.Paid))
            .Join(db.Projects, e => e.ProjectId, p => p.Id, (e, p) => new { e.Id, p.EngagementId, e.BaseNet });
        await foreach (var e in spent.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(e.Id, ("EngagementId", e.EngagementId), ("Amount", e.BaseNet), ("Minutes", 0));
        var billed = db.BillLines.AsNoTracking().Where(l => l.EngagementId != null && l.BaseCost != 0)
            .Join(db.Bills.Where(b => b.State == BillState.Posted && b.Origin != BillOrigin.CarriedOver), l => l.BillId,
                b => b.Id, (l, b) => new { l.Id, l.EngagementId, l.BaseCost, b.Kind });
        await foreach (var l in billed.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(l.Id, ("EngagementId", l.EngagementId),
                ("Amount", l.Kind == BillKind.CreditNote ? -l.BaseCost : l.BaseCost), ("Minutes", 0));
    }
}

/// <summary>Copies of companies.</summary>
internal sealed class CustomerCopies(FinanceDbContext db) : IRecords
{
    public string Kind => "company";

    public string Holder => "Finance.Customers";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var c in db.Customers.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return RecordState.Of(
                c.Id, ("Name", c.Name), ("LegalName", c.LegalName), ("TaxId", c.TaxId), ("Address", c.Address),
                ("Email", c.Email), ("Phone", c.Phone),
                ("Currency", c.Currency), ("PaymentTermDays", c.PaymentTermDays), ("Language", c.Language),
                ("PaymentTermKind", c.PaymentTermKind), ("OwnerId", c.OwnerId));
        }
    }
}

/// <summary>Copies of projects.</summary>
internal sealed class ProjectCopies(FinanceDbContext db) : IRecords
{
    public string Kind => "project";

    public string Holder => "Finance.Projects";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var p in db.Projects.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return RecordState.Of(
                p.Id, ("Code", p.Code), ("Name", p.Name), ("EngagementId", p.EngagementId), ("CompanyId", p.CompanyId),
                ("Billing", p.Billing), ("Currency", p.Currency),
                ("HourlyRate", p.HourlyRate), ("MonthlyFee", p.MonthlyFee), ("Months", p.Months),
                ("StartsOn", p.StartsOn), ("EndsOn", p.EndsOn), ("ManagerId", p.ManagerId), ("IsOpen", p.IsOpen));
        }
    }
}

/// <summary>Copies of people.</summary>
internal sealed class PersonCopies(FinanceDbContext db) : IRecords
{
    public string Kind => "person";

    public string Holder => "Finance.People";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var p in db.People.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(p.Id, ("UserId", p.UserId), ("Name", p.Name), ("Department", p.Department),
                ("JoinedOn", p.JoinedOn), ("LeftOn", p.LeftOn));
    }
}

/// <summary>Copies of rates.</summary>
internal sealed class RateCopies(FinanceDbContext db) : IRecords
{
    public string Kind => "rate";

    public string Holder => "Finance.PersonRates";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var r in db.PersonRates.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(r.Id, ("PersonId", r.PersonId), ("ValidFrom", r.ValidFrom),
                ("Cost", r.CostPerHour), ("Bill", r.BillPerHour));
    }
}

/// <summary>Approved time as it was delivered.</summary>
internal sealed class DeliveredTimeCopies(FinanceDbContext db) : IRecords
{
    public string Kind => "approved time";

    public string Holder => "Finance.Deliveries";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var hours = db.Deliveries.AsNoTracking().Where(d => d.Kind == BillingSourceKind.Time)
            .Select(d => new { d.SourceId, d.ProjectId, d.PersonId, d.DeliveredOn, d.WorkedMinutes });
        await foreach (var d in hours.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(d.SourceId, ("ProjectId", d.ProjectId), ("PersonId", d.PersonId),
                ("On", d.DeliveredOn), ("Minutes", d.WorkedMinutes));
    }
}

/// <summary>Accepted milestones as they were delivered.</summary>
internal sealed class DeliveredMilestoneCopies(FinanceDbContext db) : IRecords
{
    public string Kind => "accepted milestone";

    public string Holder => "Finance.Deliveries";

    public bool IsSource => false;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var milestones = db.Deliveries.AsNoTracking().Where(d => d.Kind == BillingSourceKind.Milestone)
            .Select(d => new { d.SourceId, d.ProjectId, d.Value, d.DeliveredOn });
        await foreach (var d in milestones.AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(d.SourceId, ("ProjectId", d.ProjectId), ("Value", d.Value),
                ("On", d.DeliveredOn));
    }
}

/// <summary>What documents bill of engagements: net, and the value of
/// the deliveries they claim; negative on credit notes.</summary>
internal sealed class BilledRecords(FinanceDbContext db) : IRecords
{
    public string Kind => "billed document";

    public string Holder => "Finance.Invoices";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var backed = await BackedAsync(ct);
        var nets = new Dictionary<Guid, decimal>();
        var lines = db.InvoiceLines.AsNoTracking().Where(l => l.EngagementId != null
            && db.Invoices.Any(i => i.Id == l.InvoiceId && i.Status == InvoiceStatus.Issued))
            .Select(l => new { l.InvoiceId, l.Net });
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(ct))
            nets[line.InvoiceId] = nets.GetValueOrDefault(line.InvoiceId) + line.Net;
        var credited = db.CreditNotes.AsNoTracking().SelectMany(n => n.Lines)
            .Join(db.InvoiceLines.Where(l => l.EngagementId != null), c => c.InvoiceLineId, l => l.Id,
                (c, _) => new { c.CreditNoteId, c.Net });
        await foreach (var line in credited.AsAsyncEnumerable().WithCancellation(ct))
            nets[line.CreditNoteId] = nets.GetValueOrDefault(line.CreditNoteId) - line.Net;
        foreach (var (id, net) in nets)
        {
            if (net != 0 || backed.GetValueOrDefault(id) != 0)
                yield return RecordState.Of(id, ("Net", net), ("Backed", backed.GetValueOrDefault(id)));
        }
    }

    // Work that is written off with its credit keeps its value on the invoice.
    private async Task<Dictionary<Guid, decimal>> BackedAsync(CancellationToken ct)
    {
        var values = new Dictionary<Guid, decimal>();
        var allocations = db.BillingAllocations.AsNoTracking()
            .Where(a => a.CreditNoteId == null
                ? db.Invoices.Any(i => i.Id == a.InvoiceId && i.Status == InvoiceStatus.Issued)
                : db.CreditNotes.Any(n => n.Id == a.CreditNoteId && n.Work == CreditedWork.MayBeBilledAgain))
            .Select(a => new { Document = a.CreditNoteId ?? a.InvoiceId, a.Value });
        await foreach (var allocation in allocations.AsAsyncEnumerable().WithCancellation(ct))
            values[allocation.Document] = values.GetValueOrDefault(allocation.Document) + allocation.Value;
        return values;
    }
}
