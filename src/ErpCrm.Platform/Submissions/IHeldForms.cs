using Microsoft.AspNetCore.Http;

namespace ErpCrm.Platform.Submissions;

/// <summary>
/// Keeps what somebody typed when it could not be saved because the
/// session had ended: it is shown again after the next sign-in, to the same person only.
/// </summary>
public interface IHeldForms
{
    /// <summary>Hidden field: for whom the form was shown. Nobody else can
    /// make one, so it also tells a form of ours from a forged one.</summary>
    const string OwnerField = "__Owner";

    /// <summary>Hidden field: the form is only to be shown, not to be saved.</summary>
    const string AgainField = "__Again";

    /// <summary>The value of <see cref="OwnerField"/> for the signed-in user; null when nobody is.</summary>
    string? OwnerOf(HttpContext http);

    /// <summary>Keeps the posted form of the request.</summary>
    /// <returns>The address that shows it again, or null when it is no form that can be kept.</returns>
    Task<string?> HoldAsync(HttpContext http);
}
