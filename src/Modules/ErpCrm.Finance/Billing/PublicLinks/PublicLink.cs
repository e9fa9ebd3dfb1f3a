using System.Security.Cryptography;
using System.Text;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.PublicLinks;

/// <summary>
/// A link at which an invoice can be looked at without signing in. Whoever has its 256 random bits sees that one
/// document and nothing else; only their hash is stored, so nobody reads a link out of the database.
/// </summary>
internal sealed class PublicLink : IPartOf
{
    public const int UsualDays = 60;
    public const int MostDays = 366;
    public const int HashLength = 64;
    private const int TokenBytes = 32;
    private const int TokenLength = 43;

    private PublicLink()
    {
    }

    public Guid Id { get; private init; } = Ids.New();

    [NotAudited]
    public Guid InvoiceId { get; private set; }

    [NotAudited]
    public string TokenHash { get; private set; } = "";

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime CreatedAt { get; private set; }

    [NotAudited]
    public Guid CreatedById { get; private set; }

    [NotAudited]
    public string CreatedByName { get; private set; } = "";

    /// <summary>A mail carries it.</summary>
    [NotAudited]
    public bool IsMailed { get; private set; }

    /// <summary>The last day on which it opens anything.</summary>
    public DateOnly ExpiresOn { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? RevokedAt { get; private set; }

    /// <summary>How often its page was opened.</summary>
    [NotAudited]
    public int Views { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime? LastViewedAt { get; private set; }

    Type IPartOf.OwnerType => typeof(Invoice);

    Guid IPartOf.OwnerId => InvoiceId;

    /// <returns>The link, and what it is opened by: it is known only now.</returns>
    /// <exception cref="BusinessRuleException">There is no document to show, or the day cannot be.</exception>
    public static (PublicLink Link, string Token) Make(Invoice invoice, DateOnly expiresOn, DateOnly today,
        LinkMaker by)
    {
        if (invoice.IsDraft || invoice.IsCarriedOver)
            throw new BusinessRuleException("Only an invoice that was issued here can be shown.");
        if (expiresOn < today || expiresOn > today.AddDays(MostDays))
            throw new BusinessRuleException("A link is good until {0} at most.", today.AddDays(MostDays))
            {
                Field = nameof(ExpiresOn),
            };
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(TokenBytes));
        var link = new PublicLink
        {
            InvoiceId = invoice.Id,
            TokenHash = HashOf(token)!,
            ExpiresOn = expiresOn,
            CreatedAt = by.At,
            CreatedById = by.UserId,
            CreatedByName = by.UserName,
            IsMailed = by.IsMailed,
        };
        return (link, token);
    }

    /// <summary>By which it is found; null for a text that is no token.</summary>
    public static string? HashOf(string? token) => token is { Length: TokenLength }
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))
        : null;

    public bool IsGoodOn(DateOnly today) => RevokedAt is null && today <= ExpiresOn;

    /// <summary>From now on it opens nothing.</summary>
    public void Revoke(DateTime utcNow)
    {
        if (RevokedAt is not null) throw new BusinessRuleException("This link was taken back already.");
        RevokedAt = utcNow;
    }
}

/// <summary>Who makes a link, and when (UTC).</summary>
internal sealed record LinkMaker(Guid UserId, string UserName, DateTime At, bool IsMailed = false);

internal sealed class PublicLinkConfiguration : IEntityTypeConfiguration<PublicLink>
{
    private const int NameLength = 120;

    public void Configure(EntityTypeBuilder<PublicLink> link)
    {
        link.ToTable("PublicLinks");
        link.Property(l => l.Id).ValueGeneratedNever();
        link.Property(l => l.TokenHash).HasMaxLength(PublicLink.HashLength);
        link.Property(l => l.CreatedByName).HasMaxLength(NameLength);
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasIndex(l => l.InvoiceId);
    }
}
