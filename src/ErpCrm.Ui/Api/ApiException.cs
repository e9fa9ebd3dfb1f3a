using System.Text.Json.Nodes;

namespace ErpCrm.Ui.Api;

/// <summary>The API refuses. The message is the English text and the localizer's key.</summary>
/// <param name="code">What programs tell refusals apart by; never changed.</param>
public sealed class ApiException(int status, string code, string message, params object[] arguments)
    : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public IReadOnlyList<object> Arguments { get; } = arguments;

    /// <summary>The parameter of the address that is wrong.</summary>
    public string? Parameter { get; init; }

    /// <summary>What is wrong in the body, already in the caller's language.</summary>
    public IReadOnlyList<ApiError> Errors { get; init; } = [];

    /// <summary>The record as it is now.</summary>
    public JsonNode? Current { get; init; }

    /// <summary>What the message says in the caller's language already.</summary>
    public string? Said { get; init; }

    public static ApiException NotFound() => new(404, "not-found", "There is no such record, or it is not yours to see.");

    /// <summary>Seen, and not theirs to change.</summary>
    public static ApiException NotYours() => new(403, "not-yours", "You see this record, and do not change it.");

    public static ApiException Bad(string parameter, string code, string message, params object[] arguments) =>
        new(400, code, message, arguments) { Parameter = parameter };
}

/// <summary>One thing that is wrong in a body.</summary>
/// <param name="Place">Where: a JSON pointer (RFC 6901); empty for the body as a whole.</param>
public sealed record ApiError(string Place, string Code, string Detail);
