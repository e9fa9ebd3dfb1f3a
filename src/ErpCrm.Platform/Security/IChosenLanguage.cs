namespace ErpCrm.Platform.Security;

/// <summary>Keeps the language somebody chooses in a menu, so that the next sign-in shows it too.</summary>
public interface IChosenLanguage
{
    /// <summary>For the signed-in user at once; for somebody who has
    /// yet to sign in, with the next sign-in of this browser.</summary>
    /// <param name="language"><c>en</c>, <c>ky</c> or <c>ru</c>.</param>
    Task RememberAsync(string language, CancellationToken ct);
}
