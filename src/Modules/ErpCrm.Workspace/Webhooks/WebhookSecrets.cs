using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>Secrets that messages are signed with (Standard Webhooks 1.0.0), protected by the installation's keys where
/// they are kept.</summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection, ILogger<WebhookSecrets> log)
{
    private const string Prefix = "whsec_";
    private const int Bytes = 32;
    private readonly IDataProtector _protector = protection.CreateProtector("ErpCrm.Workspace.Webhooks");

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    public string Protect(string secret) => _protector.Protect(secret);

    /// <summary>Null when the key it was protected with is gone.</summary>
    public string? Open(string kept)
    {
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (CryptographicException e)
        {
            log.LogError(e, "The secret of a webhook cannot be read any more; make a new one");
            return null;
        }
    }

    /// <summary>The signature of one secret: <c>v1,</c> and HMAC-SHA256 of id, moment and body.</summary>
    /// <param name="moment">Unix seconds of the attempt.</param>
    public static string Sign(string secret, string id, long moment, string body)
    {
        var content = Encoding.UTF8.GetBytes(FormattableString.Invariant($"{id}.{moment}.{body}"));
        return "v1," + Convert.ToBase64String(
            HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), content));
    }
}
