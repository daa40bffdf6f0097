// Owns the types of a small API as openapi-typescript writes them, shortened.

export interface paths {
  "/things/{id}": {
    get: {
      parameters: { path: { id: string } };
      responses: {
        200: { content: { "application/json": Thing } };
        default: { content: { "application/json": Problem } };
      };
    };
  };
  "/things": {
    post: {
      requestBody: { content: { "application/json": { name: string } } };
      responses: {
        201: { content: { "application/json": Thing } };
        default: { content: { "application/json": Problem } };
      };
    };
  };
}

export interface Thing {
  id: string;
  name: string;
}

export interface Problem {
  error: string;
  error_description?: string;
}
