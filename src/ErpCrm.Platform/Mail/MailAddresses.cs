using System.Globalization;
using MimeKit;

namespace ErpCrm.Platform.Mail;

/// <summary>Addresses as people type them.</summary>
public static class MailAddresses
{
    public const int Length = 254;

    /// <summary>The addresses of a field: <c>Aida &lt;aida@orda.kg&gt;, info@orda.kg</c>.</summary>
    /// <param name="wrong">What is no address, as it was typed.</param>
    public static IReadOnlyList<MailboxAddress> Read(string? typed, out string? wrong)
    {
        var (found, keys) = (new List<MailboxAddress>(), new HashSet<string>());
        wrong = null;
        foreach (var part in Parts(typed ?? ""))
        {
            if (Of(part) is not { } address) wrong ??= part;
            else if (keys.Add(KeyOf(address.Address))) found.Add(address);
        }

        return found;
    }

    /// <summary>One address, with a name or without; null when it is none that mail reaches.</summary>
    public static MailboxAddress? Of(string typed)
    {
        if (typed.Any(char.IsControl) || !MailboxAddress.TryParse(typed, out var address)) return null;
        return IsAddress(address.Address) ? new MailboxAddress(address.Name, address.Address) : null;
    }

    /// <summary>An address with a name that may hold anything; null when there is none.</summary>
    public static MailboxAddress? Of(string? name, string? address) =>
        address is not null && IsAddress(address.Trim())
            ? new MailboxAddress(MailText.OneLine(name ?? ""), address.Trim())
            : null;

    /// <summary>As two spellings of one address are compared: small letters, the domain as the network writes
    /// it.</summary>
    public static string KeyOf(string address)
    {
        var (local, domain) = Halves(address);
        return $"{local}@{Ascii(domain) ?? domain}".ToLowerInvariant();
    }

    private static bool IsAddress(string address)
    {
        var (local, domain) = Halves(address);
        return address.Length <= Length && local.Length is > 0 and <= 64 && local.All(IsLocal)
            && domain.Contains('.', StringComparison.Ordinal) && Ascii(domain) is not null;
    }

    // Within quotes a comma belongs to a name.
    private static IEnumerable<string> Parts(string typed)
    {
        var (start, isQuoted) = (0, false);
        for (var at = 0; at <= typed.Length; at++)
        {
            var c = at < typed.Length ? typed[at] : '\n';
            if (isQuoted && c == '\\') at++;
            else if (c == '"') isQuoted = !isQuoted;
            else if (c is '\n' or '\r' || (!isQuoted && c is ',' or ';'))
            {
                var part = typed[start..Math.Min(at, typed.Length)].Trim();
                (start, isQuoted) = (at + 1, false);
                if (part.Length > 0) yield return part;
            }
        }
    }

    private static (string Local, string Domain) Halves(string address) =>
        address.LastIndexOf('@') is var at and > 0 ? (address[..at], address[(at + 1)..]) : (address, "");

    // What every server takes: letters beyond it only work where both ends agree.
    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c);

    private static string? Ascii(string domain)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain);
            return ascii.Length <= 253 ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
