using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>Where e-invoices are sent to: an address in one of the lists that are agreed on (EAS).</summary>
/// <param name="Scheme">Code of the list.</param>
internal sealed record ElectronicAddress(string Scheme, string Value);

internal static class ElectronicAddresses
{
    public const string Mail = "EM";
    public const int SchemeLength = 4;
    public const int ValueLength = 100;

    // As whoever gave it called it: names of registers have no translation.
    private static readonly (string Scheme, string Name)[] Lists =
    [
        ("0088", "GLN"), ("0060", "DUNS"), ("0204", "Leitweg-ID"), ("9930", "DE USt-IdNr."), ("9914", "AT UID"),
        ("9915", "AT Behörde"), ("9957", "FR TVA"), ("0009", "FR SIRET"), ("0002", "FR SIREN"), ("0208", "BE KBO/BCE"),
        ("9944", "NL btw"), ("0106", "NL KvK"), ("0190", "NL OIN"), ("0211", "IT Partita IVA"), ("9920", "ES NIF"),
        ("9945", "PL NIP"), ("0007", "SE org.nr"), ("0184", "DK CVR"), ("0192", "NO org.nr"), ("0216", "FI OVT"),
        ("0191", "EE registrikood"), ("0218", "LV PVN"), ("9932", "GB VAT"), ("0183", "CH UID"),
    ];

    public static bool IsKnown(string scheme) => scheme == Mail || Lists.Any(list => list.Scheme == scheme);

    public static IReadOnlyList<SelectListItem> Items(IStringLocalizer t) =>
    [
        new(t["E-mail"], Mail),
        .. Lists.OrderBy(list => list.Name, StringComparer.Ordinal)
            .Select(list => new SelectListItem($"{list.Name} ({list.Scheme})", list.Scheme)),
    ];
}
