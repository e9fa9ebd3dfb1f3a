using Microsoft.AspNetCore.Http;

namespace ErpCrm.Platform;

/// <summary>Where links lead that are read outside the application: in mails, on paper, given to somebody.</summary>
public interface IPublicAddress
{
    /// <summary>The whole address of a path.</summary>
    /// <param name="path">Begins with a slash.</param>
    /// <param name="request">Of the request, if there is one: its host counts where it is trusted.</param>
    string Of(string path, HttpRequest? request = null);
}
