using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Jobs;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>Every night: proves the invoices of two years, so that somebody is told when one turned.</summary>
internal sealed class ProveCertificates(FinanceDbContext db, CertificateReading reading, IBusinessClock clock)
    : IScheduledJob
{
    private const int Months = 24;

    public async Task RunAsync(CancellationToken ct)
    {
        var (today, since) = (clock.Today, clock.Today.AddMonths(-Months));
        var ids = await db.Invoices.AsNoTracking()
            .Where(i => i.Status == InvoiceStatus.Issued && i.IssuedOn >= since).OrderBy(i => i.IssuedOn)
            .ThenBy(i => i.Id).Select(i => i.Id).ToListAsync(ct);
        var turned = new Dictionary<Guid, CertificateFault>();
        foreach (var some in ids.Chunk(CertificateReading.Portion))
        {
            foreach (var (certificate, _, _) in await reading.ReadAsync(some, ct))
            {
                if (certificate.Faults.Count > 0) turned[certificate.InvoiceId] = certificate.Faults[0].Kind;
            }
        }

        await KeepAsync(turned, today, ct);
    }

    private async Task KeepAsync(Dictionary<Guid, CertificateFault> turned, DateOnly today, CancellationToken ct)
    {
        var known = await db.TurnedCertificates.ToDictionaryAsync(t => t.InvoiceId, ct);
        db.RemoveRange(known.Values.Where(t => !turned.ContainsKey(t.InvoiceId)));
        foreach (var (invoice, fault) in turned)
        {
            if (known.TryGetValue(invoice, out var row)) row.Fault = fault;
            else db.Add(new TurnedCertificate { InvoiceId = invoice, FoundOn = today, Fault = fault });
        }

        await db.SaveChangesAsync(ct);
    }
}
