using ErpCrm.Identity.Roles;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Identity.AccessTokens;

/// <summary>A new token. It is shown once and never again.</summary>
[NotHeld]
internal sealed class AccessTokenForm
{
    public string? Name { get; set; }

    /// <summary>How long it is good.</summary>
    public int? Days { get; set; } = 90;

    /// <summary>Addresses and networks, parted as one likes.</summary>
    public string? Addresses { get; set; }

    /// <summary>Permissions that it has.</summary>
    public List<string> Scopes { get; set; } = [];

    /// <summary>The password again: a browser that was left open is not enough.</summary>
    public string? Current { get; set; }

    /// <summary>Permissions of the person, by module.</summary>
    [BindNever]
    public IReadOnlyList<string> Offered { get; set; } = [];

    public IReadOnlyList<string> Places => (Addresses ?? "").Split([' ', ',', ';', '\n', '\r', '\t'],
        StringSplitOptions.RemoveEmptyEntries);

    public static IReadOnlyList<string> OfferedTo(ICurrentUser me, IEnumerable<Permission> permissions) =>
        [.. permissions.Where(p => me.Can(p.Key)).Select(p => p.Key)
            .OrderBy(key => PermissionNames.OfModule(key[..key.IndexOf('.', StringComparison.Ordinal)]),
                StringComparer.Ordinal)
            .ThenBy(key => key, StringComparer.Ordinal)];
}

internal sealed class AccessTokenFormValidator : AbstractValidator<AccessTokenForm>
{
    public AccessTokenFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(AccessToken.NameLength);
        RuleFor(f => f.Days).NotNull().InclusiveBetween(1, AccessToken.MostDays);
        RuleFor(f => f.Addresses).MaximumLength(AccessToken.AddressesLength)
            .Must((form, _) => form.Places.All(place => AccessToken.NetworkOf(place) is not null));
        RuleFor(f => f.Scopes).NotEmpty().Must(scopes => scopes is { Count: <= 500 });
        RuleForEach(f => f.Scopes).MaximumLength(RoleGrantConfiguration.PermissionLength);
        RuleFor(f => f.Current).NotEmpty().MaximumLength(200);
    }
}
