using System.Runtime.CompilerServices;
using ErpCrm.Finance.Billing.Certificates;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>No certificate is unexplained: what invoices bill is as it was issued, the work behind it as it was
/// approved.</summary>
internal sealed class CertificateCheck(FinanceDbContext db, CertificateReading reading) : ICheck
{
    public string Rule => "Certificates: what was issued and approved is as it was (§26, §30)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var ids = await db.Invoices.Where(i => i.Status == InvoiceStatus.Issued).Select(i => i.Id).ToListAsync(ct);
        foreach (var some in ids.Chunk(CertificateReading.Portion))
        {
            foreach (var (certificate, _, _) in await reading.ReadAsync(some, ct))
            {
                foreach (var fault in certificate.Faults)
                {
                    yield return Finding.Of("Invoice", certificate.InvoiceId,
                        $"{fault.Kind}, {fault.Table} {fault.Row}: “{fault.Subject}” was {fault.Was}, is {fault.Is}");
                }
            }
        }
    }
}
